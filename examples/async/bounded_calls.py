import asyncio


class Gateway:
    """Stands for a partner that allows five calls at a time."""

    def __init__(self) -> None:
        self.active = self.peak = 0

    async def call(self) -> None:
        self.active += 1
        self.peak = max(self.peak, self.active)
        await asyncio.sleep(0.01)
        self.active -= 1


async def main() -> None:
    gateway = Gateway()
    # --8<-- [start:limit]
    five = asyncio.Semaphore(5)

    async def limited() -> None:
        async with five:
            await gateway.call()

    await asyncio.gather(*(limited() for _ in range(30)))
    print(gateway.peak)  # → 5
    # --8<-- [end:limit]


if __name__ == "__main__":
    asyncio.run(main())
