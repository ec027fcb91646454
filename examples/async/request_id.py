import asyncio
import threading
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")
local = threading.local()


async def handle(name: str) -> tuple[str, str]:
    request_id.set(name)  # visible in this task and in what it starts
    local.request_id = name  # visible to the whole thread
    await asyncio.sleep(0.01)  # the other request runs meanwhile
    return request_id.get(), local.request_id


async def main() -> None:
    (a, x), (b, y) = await asyncio.gather(handle("req-1"), handle("req-2"))
    print("contextvar:", a, b)  # → contextvar: req-1 req-2
    print("thread-local:", x, y)  # → thread-local: req-2 req-2
    print("outside:", request_id.get())  # → outside: -

    request_id.set("req-3")
    seen = await asyncio.to_thread(request_id.get)  # copied to the thread
    print("worker thread:", seen)  # → worker thread: req-3


if __name__ == "__main__":
    asyncio.run(main())
