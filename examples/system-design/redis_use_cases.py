import fakeredis

r = fakeredis.FakeRedis(decode_responses=True)
r.zadd("rating", {"ali": 90, "vali": 120})
r.zincrby("rating", 50, "ali")
print(r.zrevrange("rating", 0, 0))  # → ['ali']

print(r.publish("orders", "order 7"))  # → 0

r.rpush("list", "order 7")
r.lpop("list")  # and the worker dies here
print(r.llen("list"))  # → 0

r.xadd("stream", {"order": 7})
r.xgroup_create("stream", "workers", id="0")
r.xreadgroup("workers", "w1", {"stream": ">"})  # w1 dies here
print(r.xpending("stream", "workers")["pending"])  # → 1
