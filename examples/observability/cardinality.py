from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from prometheus_client import CollectorRegistry, Counter

raw = Counter("raw", "By path", ["path"], registry=CollectorRegistry())
good = Counter("good", "By route", ["route"], registry=CollectorRegistry())
app = FastAPI()


@app.middleware("http")
async def count(request: Request, call_next):
    response = await call_next(request)
    raw.labels(request.url.path).inc()  # every id makes a series
    route = request.scope.get("route")
    good.labels(route.path if route else "unmatched").inc()
    return response


@app.get("/orders/{order_id}")
def order(order_id: int):
    return {"id": order_id}


def series(counter: Counter) -> int:
    samples = counter.collect()[0].samples
    return sum(sample.name.endswith("_total") for sample in samples)


if __name__ == "__main__":
    client = TestClient(app)
    for number in range(300):
        client.get(f"/orders/{number}")
        client.get(f"/wp-admin/{number}.php")  # a scanner passes by
    print(series(raw))  # → 600
    print(series(good))  # → 2
