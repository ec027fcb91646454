import asyncio


async def broken() -> None:
    await asyncio.sleep(0)
    raise ValueError("no such user")


async def charge_card(log: list[str]) -> None:
    try:
        await asyncio.sleep(0.2)
        log.append("charged")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def with_gather(log: list[str]) -> None:
    try:
        await asyncio.gather(broken(), charge_card(log))
    except ValueError as error:
        log.append(f"caught: {error}")
    await asyncio.sleep(0.4)  # the sibling is still alive


async def with_taskgroup(log: list[str]) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(broken())
            group.create_task(charge_card(log))
    except* ValueError as errors:
        log.append(f"caught: {errors.exceptions[0]}")


if __name__ == "__main__":
    log: list[str] = []
    asyncio.run(with_gather(log))
    print(log)  # → ['caught: no such user', 'charged']

    log = []
    asyncio.run(with_taskgroup(log))
    print(log)  # → ['cancelled', 'caught: no such user']
