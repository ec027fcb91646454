import asyncio
from time import perf_counter


async def serve(reader, writer):
    for number in range(100):
        await reader.readline()
        await asyncio.sleep(0.3 if number == 20 else 0)  # one pause
        writer.write(b"ok\n")
    writer.close()


async def main(sent, due):
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    start = perf_counter()
    for plan in (start + n * 0.005 for n in range(100)):
        await asyncio.sleep(plan - perf_counter())
        begin = perf_counter()
        writer.write(b"get\n")
        await reader.readline()
        sent.append(perf_counter() - begin)
        due.append(perf_counter() - plan)
    writer.close()
    server.close()


asyncio.run(main(sent := [], due := []))
p95_sent, p95_due = sorted(sent)[94], sorted(due)[94]
print(p95_sent < 0.05, p95_due > 0.2)  # → True True
