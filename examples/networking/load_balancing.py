import asyncio

import httpx


async def backend(name):
    async def serve(reader, writer):
        async for line in reader:
            if line == b"\r\n":  # the end of a request's headers
                writer.write(b"HTTP/1.1 200 OK\r\n")
                writer.write(b"Content-Length: 1\r\n\r\n" + name)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()


async def copy(reader, writer):
    while data := await reader.read(4096):
        writer.write(data)
    writer.close()


turn = []  # of the backends


# --8<-- [start:balancer]
async def balance(reader, writer):  # called once a connection
    turn.append(turn.pop(0))
    back = await asyncio.open_connection(*turn[-1])
    there = copy(reader, back[1])
    await asyncio.gather(there, copy(back[0], writer))


async def ask(url):
    async with httpx.AsyncClient() as client:  # keep-alive
        print([(await client.get(url)).text for _ in range(4)])
    # → ['A', 'A', 'A', 'A']
    answers = []
    for _ in range(4):
        async with httpx.AsyncClient() as client:
            answers.append((await client.get(url)).text)
    print(answers)  # → ['B', 'A', 'B', 'A']


# --8<-- [end:balancer]
async def main():
    servers = [await backend(b"A"), await backend(b"B")]
    turn.extend(address for _, address in servers)
    front = await asyncio.start_server(balance, "127.0.0.1", 0)
    port = front.sockets[0].getsockname()[1]
    await ask(f"http://127.0.0.1:{port}")
    await asyncio.sleep(0.05)  # the last connection ends


asyncio.run(main())
