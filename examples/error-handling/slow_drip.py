import asyncio

import httpx


# --8<-- [start:client]
async def drip(reader, writer):  # a server that answers byte by byte
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
    for _ in range(10):
        await asyncio.sleep(0.05)
        writer.write(b".")
    writer.close()


async def main():
    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    limits = httpx.Timeout(0.3, connect=3.0)  # each pause, not the sum
    async with httpx.AsyncClient(timeout=limits) as client:
        response = await client.get(url)
        slow = response.elapsed.total_seconds() > 0.3
        print(response.text, slow)  # → .......... True
        try:
            async with asyncio.timeout(0.3):  # a deadline for it all
                await client.get(url)
        except TimeoutError:
            print("given up in time")  # → given up in time


# --8<-- [end:client]
asyncio.run(main())
