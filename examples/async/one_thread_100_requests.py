import asyncio
import threading

from aiohttp import ClientSession, ClientTimeout, TCPConnector, web

everyone_is_here = asyncio.Barrier(100)


async def slow(request: web.Request) -> web.Response:
    await everyone_is_here.wait()  # no answer before the 100th comes
    return web.Response(text=threading.current_thread().name)


async def main() -> None:
    app = web.Application()
    app.router.add_get("/", slow)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"

    async def ask() -> str:
        async with session.get(url) as response:
            return await response.text()

    connector, timeout = TCPConnector(limit=0), ClientTimeout(total=10)
    async with ClientSession(
        connector=connector, timeout=timeout
    ) as session:
        answers = await asyncio.gather(*(ask() for _ in range(100)))
    print(len(answers), set(answers))  # → 100 {'MainThread'}
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
