import asyncio
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor


async def call_api() -> int:  # waits, async library: stay on the loop
    await asyncio.sleep(0.05)
    return threading.get_ident()


def old_sdk() -> int:  # waits, but blocks: give it a thread
    time.sleep(0.05)
    return threading.get_ident()


def sum_squares(limit: int) -> int:  # burns CPU: another process
    sum(number * number for number in range(limit))
    return os.getpid()


async def main() -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:
        api, sdk, pid = await asyncio.gather(
            call_api(),
            asyncio.to_thread(old_sdk),
            loop.run_in_executor(pool, sum_squares, 100_000),
        )
    here = threading.get_ident()
    print("api here:", api == here)  # → api here: True
    print("sdk here:", sdk == here)  # → sdk here: False
    print("sum here:", pid == os.getpid())  # → sum here: False


if __name__ == "__main__":
    asyncio.run(main())
