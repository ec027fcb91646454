import math
from dataclasses import dataclass


# --8<-- [start:show]
@dataclass
class Bucket:
    capacity: float  # the largest burst
    rate: float  # tokens that come back per second
    tokens: float
    seen: float = 0.0

    def take(self, now: float) -> int:
        """Return 0 to let the request in, or seconds to wait."""
        grown = self.tokens + (now - self.seen) * self.rate
        self.tokens, self.seen = min(self.capacity, grown), now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0
        return math.ceil((1 - self.tokens) / self.rate)


bucket = Bucket(capacity=3, rate=0.5, tokens=3)
print([bucket.take(now=10.0) for _ in range(4)])  # → [0, 0, 0, 2]
print([bucket.take(now=12.0) for _ in range(2)])  # → [0, 2]
# --8<-- [end:show]
