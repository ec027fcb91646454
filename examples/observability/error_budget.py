from datetime import timedelta


def allowed_downtime(slo: float, days: int = 30) -> timedelta:
    return timedelta(days=days) * (1 - slo)


def burn_rate(bad: int, total: int, slo: float) -> float:
    """How many times faster than allowed the budget is going."""
    return (bad / total) / (1 - slo)


for slo in (0.99, 0.999, 0.9999):
    print(slo, round(allowed_downtime(slo) / timedelta(minutes=1), 1))
# → 0.99 432.0
# → 0.999 43.2
# → 0.9999 4.3

rate = burn_rate(bad=720, total=50_000, slo=0.999)
print(round(rate, 1))  # → 14.4
print(round(30 * 24 / rate))  # → 50
print(round(rate / (30 * 24), 3))  # → 0.02
