import time
from collections import Counter

# --8<-- [start:show]
FREE = {"pair": 3, "ip": 20, "account": 100}


class LoginGuard:
    """Each attempt beyond the free ones doubles the pause."""

    def __init__(self, clock=time.monotonic) -> None:
        self.clock = clock
        self.attempts: Counter = Counter()  # in production: Redis + TTL
        self.blocked_until: dict[tuple, float] = {}

    def keys(self, account: str, ip: str) -> list[tuple]:
        return [("pair", account, ip), ("ip", ip), ("account", account)]

    def attempt(self, account: str, ip: str) -> float:
        """Count first; look at the password only if this gives 0."""
        keys, now = self.keys(account, ip), self.clock()
        until = max(self.blocked_until.get(key, now) for key in keys)
        if until > now:
            return until - now
        for key in keys:
            self.attempts[key] += 1
            extra = self.attempts[key] - FREE[key[0]]
            if extra > 0:
                seconds = min(2 ** min(extra, 10), 900)
                self.blocked_until[key] = now + seconds
        return 0.0

    def succeeded(self, account: str, ip: str) -> None:
        """Take back this one attempt; earlier failures stay."""
        for key in self.keys(account, ip):
            self.attempts[key] -= 1
            self.blocked_until.pop(key, None)


# --8<-- [end:show]
if __name__ == "__main__":
    now = 0.0
    guard = LoginGuard(clock=lambda: now)
    for _ in range(6):  # six wrong passwords, each after its pause
        while pause := guard.attempt("aziza", "203.0.113.9"):
            now += pause
    print(guard.attempt("aziza", "203.0.113.9"))  # → 8.0
    print(guard.attempt("aziza", "198.51.100.7"))  # → 0.0
