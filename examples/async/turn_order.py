import asyncio


async def worker(log: list[str]) -> None:
    log.append("task: first step")
    await asyncio.sleep(0)  # give the turn away once
    log.append("task: second step")


async def main() -> list[str]:
    log: list[str] = []
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(worker(log))  # queued, not started
    loop.call_soon(log.append, "callback")  # queued behind the task
    log.append("main: before await")
    await task
    log.append("main: after await")
    return log


if __name__ == "__main__":
    order = asyncio.run(main())
    print(order[0])  # → main: before await
    print(order[1])  # → task: first step
    print(order[2])  # → callback
    print(order[3])  # → task: second step
    print(order[4])  # → main: after await
