import weakref
from functools import cache, lru_cache


@lru_cache(maxsize=2)
def rate(day, currency="USD"):
    return 12_000 + day


for day in 1, 2, 1, 3, 2:
    rate(day)
print(rate.cache_info()[:2])  # → (1, 4)
rate.cache_clear()
rate(1), rate(day=1), rate(1, "USD")
print(rate.cache_info().misses)  # → 3


class Report:
    @cache
    def rows(self):
        return [1, 2]


report = Report()
report.rows()
alive = weakref.ref(report)
del report
print(alive() is None)  # → False
