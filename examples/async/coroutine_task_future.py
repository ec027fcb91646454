import asyncio


async def fetch(log: list[str]) -> str:
    log.append("started")
    await asyncio.sleep(0)
    return "data"


async def main() -> None:
    log: list[str] = []

    coroutine = fetch(log)  # only an object: nothing runs yet
    await asyncio.sleep(0.01)
    print(type(coroutine).__name__, log)  # → coroutine []

    task = asyncio.create_task(coroutine)  # now the loop owns it
    await asyncio.sleep(0.01)  # meanwhile the task runs by itself
    print(type(task).__name__, log)  # → Task ['started']
    print(task.done(), await task)  # → True data

    loop = asyncio.get_running_loop()
    future = loop.create_future()  # an empty box, no code inside
    loop.call_soon(future.set_result, 42)  # somebody else fills it
    print(type(future).__name__, await future)  # → Future 42
    print(isinstance(task, asyncio.Future))  # → True


if __name__ == "__main__":
    asyncio.run(main())
