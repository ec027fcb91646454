import random

import fakeredis

redis = fakeredis.FakeRedis(decode_responses=True)

redis.set("session:1", "cart", ex=600)
print(redis.ttl("session:1"))  # → 600
redis.set("session:1", "cart+1")  # a plain SET drops the TTL
print(redis.ttl("session:1"))  # → -1

redis.set("session:2", "cart", ex=600)
redis.set("session:2", "cart+1", keepttl=True)
print(redis.ttl("session:2"))  # → 600

# INCR keeps a TTL but never sets one
redis.incr("hits:today")
print(redis.ttl("hits:today"))  # → -1


def with_jitter(ttl: int) -> int:
    return round(ttl * random.uniform(0.9, 1.1))


for number in range(1_000):
    redis.set(f"page:{number}", "…", ex=with_jitter(600))
ttls = [redis.ttl(f"page:{number}") for number in range(1_000)]
print(len(set(ttls)) > 100)  # → True
