from functools import wraps
from inspect import signature


def rounded(digits=2):
    def decorate(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            return round(func(*args, **kwargs), digits)

        return wrapper

    return decorate


@rounded(1)
def vat(total: float) -> float:
    return total * 0.12


print(vat(99), vat.__wrapped__(99))  # → 11.9 11.879999999999999
print(vat.__name__, signature(vat))
# → vat (total: float) -> float
bare = rounded(vat)  # what @rounded without () does
print(type(bare(99)).__name__)  # → function
