import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(sort_keys=True),
    ]
)
log = structlog.get_logger()


def charge(amount: int) -> None:
    log.info("paid", amount=amount)  # no request id in sight


clear_contextvars()  # a middleware does these two lines
bind_contextvars(request_id="r-17")
charge(9_000)
# → {"amount": 9000, "event": "paid", "level": "info", "request_id": "r-17"}
