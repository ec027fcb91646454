import asyncio
import json
import uuid

from redis.asyncio import Redis
from redis.exceptions import WatchError


async def release(redis: Redis, lock: str, token: str) -> None:
    """Delete the lock only if it is still ours."""
    async with redis.pipeline() as pipe:
        await pipe.watch(lock)
        if await pipe.get(lock) == token.encode():
            pipe.multi()
            pipe.delete(lock)
            try:
                await pipe.execute()
            except WatchError:
                pass  # it expired meanwhile and has another owner


# --8<-- [start:lock]
async def cached(redis: Redis, key: str, compute, ttl: int = 60):
    lock, token = f"lock:{key}", uuid.uuid4().hex
    for _ in range(100):
        if (hit := await redis.get(key)) is not None:
            return json.loads(hit)
        if await redis.set(lock, token, nx=True, ex=5):
            try:
                if (hit := await redis.get(key)) is not None:
                    return json.loads(hit)  # filled just before us
                value = await compute()
                await redis.set(key, json.dumps(value), ex=ttl)
                return value
            finally:
                await release(redis, lock, token)
        await asyncio.sleep(0.02)  # somebody else is computing
    raise TimeoutError(key)  # shed load instead of joining the herd


# --8<-- [end:lock]
