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
def celsius(degrees: float) -> float:
    return (degrees - 32) / 1.8


print(celsius(99), celsius.__wrapped__(99))
# → 37.2 37.22222222222222
print(celsius.__name__, signature(celsius))
# → celsius (degrees: float) -> float
bare = rounded(celsius)  # what @rounded without () does
print(type(bare(99)).__name__)  # → function
