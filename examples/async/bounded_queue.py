import asyncio


async def produce(queue: asyncio.Queue[int], sizes: list[int]) -> None:
    for number in range(20):
        await queue.put(number)  # waits here while the queue is full
        sizes.append(queue.qsize())


async def consume(queue: asyncio.Queue[int], done: list[int]) -> None:
    while True:
        number = await queue.get()
        try:
            await asyncio.sleep(0.005)  # the slow part
            done.append(number)
        finally:
            queue.task_done()  # for a failed item as well


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=3)
    sizes: list[int] = []
    done: list[int] = []
    async with asyncio.TaskGroup() as group:  # a dead worker stops us too
        two = [group.create_task(consume(queue, done)) for _ in range(2)]
        await produce(queue, sizes)
        await queue.join()  # every item has been processed
        for worker in two:
            worker.cancel()
    print(max(sizes), len(done))  # → 3 20


if __name__ == "__main__":
    asyncio.run(main())
