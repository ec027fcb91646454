import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

TTL = 300
log = logging.getLogger(__name__)


# --8<-- [start:optional]
def connect(host: str, port: int = 6379) -> Redis:
    return Redis(
        host,
        port,
        socket_connect_timeout=0.1,
        socket_timeout=0.1,
        retry=Retry(NoBackoff(), 0),  # the default goes on for seconds
    )


@contextmanager
def optional_cache() -> Iterator[None]:
    try:
        yield
    except RedisError:  # slower without it, but not down
        log.warning("the cache does not answer", exc_info=True)


# --8<-- [end:optional]


class Products:
    def __init__(self, cache: Redis, db: dict[int, dict]) -> None:
        self.cache, self.db, self.reads = cache, db, 0

    # --8<-- [start:aside]
    def get(self, product_id: int) -> dict | None:
        key = f"product:v2:{product_id}"
        with optional_cache():
            if (hit := self.cache.get(key)) is not None:
                return json.loads(hit)
        product = self.load(product_id)
        ttl = TTL if product else 30  # "not found" is cached too
        with optional_cache():
            self.cache.set(key, json.dumps(product), ex=ttl)
        return product

    def rename(self, product_id: int, name: str) -> None:
        self.db[product_id]["name"] = name  # commit first …
        with optional_cache():
            self.cache.delete(f"product:v2:{product_id}")  # … then delete

    # --8<-- [end:aside]

    def load(self, product_id: int) -> dict | None:
        self.reads += 1
        product = self.db.get(product_id)
        return dict(product) if product else None


def stale_race(make: Callable[[], Products]) -> str:
    """A slow reader puts an old value back after the delete."""
    products = make()
    old = products.load(1)  # reader A: miss, reads the old row
    products.rename(1, "new")  # writer B: update and delete
    products.cache.set("product:v2:1", json.dumps(old), ex=TTL)  # A writes
    return products.get(1)["name"]
