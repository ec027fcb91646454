import threading

from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/loop")
async def on_the_loop() -> int:
    return threading.get_ident()  # never call blocking code here


@app.get("/pool")
def in_the_pool() -> int:
    return threading.get_ident()  # blocking code is fine here


if __name__ == "__main__":
    with TestClient(app) as client:
        paths = ("/loop", "/loop", "/pool")
        first, second, pool = (client.get(path).json() for path in paths)
    print(first == second)  # → True
    print(first == pool)  # → False
