import asyncio


async def transfer(log: list[str]) -> None:
    log.append("lock taken")
    try:
        await asyncio.sleep(10)  # CancelledError is raised here
        log.append("money moved")
    finally:
        log.append("lock released")  # runs on cancellation as well


async def slow_request() -> list[str]:
    log: list[str] = []
    try:
        async with asyncio.timeout(0.05):  # 3.11+
            await transfer(log)
    except TimeoutError:
        log.append("504")
    return log


async def deaf() -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "ignored it"  # a mistake: nobody learns it was cancelled
    return "done"


async def cancel_deaf() -> str:
    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)
    task.cancel()  # a request, not a kill
    return await task


if __name__ == "__main__":
    steps = asyncio.run(slow_request())
    print(steps)  # → ['lock taken', 'lock released', '504']
    print(asyncio.run(cancel_deaf()))  # → ignored it
