import logging
import sys

logging.basicConfig(
    level=logging.INFO,
    stream=sys.stdout,
    format="%(levelname)s %(name)s: %(message)s",
)
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
log = logging.getLogger("shop.payments")


def charge(order_id: int, attempt: int) -> None:
    log.debug("payload %r", {"order": order_id})  # not even formatted
    if attempt > 1:
        log.warning("order %s: bank answered on try %s", order_id, attempt)
    log.info("order %s: paid", order_id)


charge(7, attempt=1)  # → INFO shop.payments: order 7: paid
charge(8, attempt=2)
# → WARNING shop.payments: order 8: bank answered on try 2
# → INFO shop.payments: order 8: paid
logging.getLogger("sqlalchemy.engine").info("SELECT 1")  # silent
