zone = {"shop.example": ("192.0.2.1", 3600)}  # address, TTL
MISSING = ("NXDOMAIN", 300)  # the zone's negative TTL


class Resolver:
    def __init__(self):
        self.cache = {}

    def ask(self, name, now):
        answer, until = self.cache.get(name, (None, 0))
        if now >= until:
            answer, ttl = zone.get(name, MISSING)
            self.cache[name] = answer, now + ttl
        return answer


resolver = Resolver()
resolver.ask("shop.example", now=0)
resolver.ask("api.shop.example", now=0)  # too early
zone["shop.example"] = ("192.0.2.2", 60)
zone["api.shop.example"] = ("192.0.2.3", 60)
print(resolver.ask("shop.example", now=1800))  # → 192.0.2.1
print(resolver.ask("shop.example", now=3600))  # → 192.0.2.2
print(resolver.ask("api.shop.example", now=200))  # → NXDOMAIN
