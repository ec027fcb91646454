import asyncio
import time
from collections.abc import Awaitable, Callable


async def worst_lag(work: Callable[[], Awaitable[None]]) -> float:
    """Run `work` beside a heartbeat; return how late its worst beat was."""
    worst = 0.0

    async def heartbeat() -> None:
        nonlocal worst
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0.01)
            worst = max(worst, time.perf_counter() - start - 0.01)

    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)  # let the first beat start
    await work()
    await asyncio.sleep(0.02)
    beat.cancel()
    await asyncio.wait([beat])  # until it has really stopped
    return worst


async def blocking() -> None:
    time.sleep(0.3)  # every request in this process waits now


async def polite() -> None:
    await asyncio.to_thread(time.sleep, 0.3)  # only a worker thread waits


if __name__ == "__main__":
    print(asyncio.run(worst_lag(blocking)) > 0.25)  # → True
    print(asyncio.run(worst_lag(polite)) > 0.25)  # → False
