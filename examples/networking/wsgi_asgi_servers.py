import asyncio
import socket
import threading
import time
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

import uvicorn

now = {"inside": 0, "peak": 0}
lock = threading.Lock()


def enter(step):
    with lock:
        now["inside"] += step
        now["peak"] = max(now.values())


def slow():
    time.sleep(0.2)


# --8<-- [start:apps]
def wsgi(environ, start_response):
    enter(+1)  # counts how many requests are inside at once
    slow()
    enter(-1)
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]


async def asgi(scope, receive, send):
    enter(+1)
    if scope["path"] == "/":
        await asyncio.sleep(0.2)
    else:
        slow()
    enter(-1)
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"ok"})


# --8<-- [end:apps]
class Threads(ThreadingMixIn, WSGIServer):
    pass


def four_at_once(port, path="/"):
    now["peak"] = 0
    address = "127.0.0.1", port
    peers = [socket.create_connection(address) for _ in range(4)]
    for peer in peers:
        peer.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    for peer in peers:
        with peer:
            while peer.recv(1000):
                pass
    return now["peak"]


def run_wsgi(kind):
    server = make_server("127.0.0.1", 0, wsgi, kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def run_uvicorn():
    config = uvicorn.Config(asgi, lifespan="off", log_level="error")
    listener = socket.create_server(("127.0.0.1", 0))
    run = uvicorn.Server(config).run
    threading.Thread(target=run, args=([listener],), daemon=True).start()
    return listener.getsockname()[1]


# --8<-- [start:calls]
print(four_at_once(run_wsgi(WSGIServer)))  # → 1
print(four_at_once(run_wsgi(Threads)))  # → 4
port = run_uvicorn()
print(four_at_once(port))  # → 4
print(four_at_once(port, "/blocking"))  # → 1
# --8<-- [end:calls]
