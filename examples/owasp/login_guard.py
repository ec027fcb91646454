import time
from collections import Counter

# --8<-- [start:show]
FREE = {"pair": 3, "ip": 20, "account": 100}


class LoginGuard:
    """Each failure beyond the free ones doubles the pause."""

    def __init__(self, clock=time.monotonic) -> None:
        self.clock = clock
        self.failures: Counter = Counter()  # in production: Redis + TTL
        self.blocked_until: dict[tuple, float] = {}

    def keys(self, account: str, ip: str) -> list[tuple]:
        return [("pair", account, ip), ("ip", ip), ("account", account)]

    def pause(self, account: str, ip: str) -> float:
        keys = self.keys(account, ip)
        until = max(self.blocked_until.get(key, 0.0) for key in keys)
        return max(0.0, until - self.clock())

    def failed(self, account: str, ip: str) -> None:
        for key in self.keys(account, ip):
            self.failures[key] += 1
            extra = self.failures[key] - FREE[key[0]]
            if extra > 0:
                seconds = min(2 ** min(extra, 10), 900)
                self.blocked_until[key] = self.clock() + seconds


# --8<-- [end:show]
if __name__ == "__main__":
    guard = LoginGuard(clock=lambda: 0.0)
    for _ in range(6):
        guard.failed("aziza", "203.0.113.9")
    print(guard.pause("aziza", "203.0.113.9"))  # → 8.0
    print(guard.pause("aziza", "198.51.100.7"))  # → 0.0
