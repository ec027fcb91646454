from statistics import mean


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def from_buckets(share: float, buckets: dict[float, int]) -> float:
    """The estimate of histogram_quantile; counts are cumulative."""
    rank = share * max(buckets.values())
    low, below = 0.0, 0
    for upper, count in buckets.items():
        if count >= rank:
            return low + (upper - low) * (rank - below) / (count - below)
        low, below = upper, count
    raise ValueError("no bucket holds it")


fast, slow = [40] * 90, [2000] * 10  # milliseconds
print(mean(fast + slow))  # → 236
print(percentile(fast + slow, 0.50))  # → 40
print(percentile(fast + slow, 0.95))  # → 2000

busy, idle = [40] * 990 + [50] * 10, [3000] * 10  # two servers
print(mean([percentile(busy, 0.95), percentile(idle, 0.95)]))  # → 1520
print(percentile(busy + idle, 0.95))  # → 40

buckets = {0.1: 90, 0.5: 94, 2.5: 100}  # six slow ones, all took 2.4
print(round(from_buckets(0.95, buckets), 2))  # → 0.83
