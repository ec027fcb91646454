import time

import structlog
from fastapi import FastAPI, Request
from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import Histogram

provider = TracerProvider()
tracer = provider.get_tracer("shop")
log = structlog.get_logger()
seconds = Histogram("http_seconds", "Duration", ["route", "status"])

app = FastAPI()


# --8<-- [start:middleware]
@app.middleware("http")
async def observe(request: Request, call_next):
    started, status = time.perf_counter(), 500
    with tracer.start_as_current_span(request.method) as span:
        trace_id = f"{span.get_span_context().trace_id:032x}"
        try:
            response = await call_next(request)
            status = response.status_code
            response.headers["X-Trace-Id"] = trace_id
            return response
        finally:
            took = time.perf_counter() - started
            route = request.scope.get("route")
            path = route.path if route else "unmatched"
            span.update_name(f"{request.method} {path}")
            seconds.labels(path, str(status)).observe(took)
            log.info(
                "request", route=path, status=status, trace_id=trace_id
            )


# --8<-- [end:middleware]


@app.get("/orders/{order_id}")
def order(order_id: int):
    if order_id == 0:
        raise RuntimeError("no order zero")
    return {"id": order_id}
