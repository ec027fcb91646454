import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars

SECRET = {"password", "token", "authorization", "card"}


def redact(logger, method: str, event: dict) -> dict:
    return {k: "***" if k in SECRET else v for k, v in event.items()}


structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        redact,
        structlog.processors.JSONRenderer(sort_keys=True),
    ]
)
log = structlog.get_logger()


def charge(card: str) -> None:
    log.info("paid", card=card)  # no request id in sight


clear_contextvars()  # a middleware does these two lines
bind_contextvars(request_id="r-1")
charge("8600 1234 5678 9012")
# → {"card": "***", "event": "paid", "level": "info", "request_id": "r-1"}
