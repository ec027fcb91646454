import asyncio
import os
import signal


async def job(seconds: float, log: list[str]) -> None:
    try:
        await asyncio.sleep(seconds)
        log.append(f"{seconds} done")
    except asyncio.CancelledError:
        log.append(f"{seconds} given back")
        raise


async def main() -> list[str]:
    log: list[str] = []
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    jobs = [asyncio.create_task(job(s, log)) for s in (0.2, 30)]
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)

    await stop.wait()  # from here on: no new work
    _, late = await asyncio.wait(jobs, timeout=1)  # the deadline
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    return log  # only now close the pool


if __name__ == "__main__":
    print(asyncio.run(main()))  # → ['0.2 done', '30 given back']
