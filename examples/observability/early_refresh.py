import math
import random


def refresh_now(left: float, cost: float, beta: float = 1.0) -> bool:
    """left: seconds until expiry; cost: seconds of one recomputation."""
    return -cost * beta * math.log(1 - random.random()) >= left


random.seed(7)
for left in (60, 10, 2, 0.5):
    hits = sum(refresh_now(left, cost=2) for _ in range(100_000))
    print(left, f"{hits / 1_000:.1f}%")
# → 60 0.0%
# → 10 0.7%
# → 2 36.6%
# → 0.5 77.9%
