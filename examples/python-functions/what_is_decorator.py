from functools import wraps
from time import perf_counter, sleep


def timed(func):
    print("decorating", func.__name__)

    @wraps(func)
    def wrapper(*args, **kwargs):
        start = perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            print(func.__name__, round(perf_counter() - start, 1))

    return wrapper


@timed  # → decorating load
def load(count):
    sleep(0.1)
    return count


print("called now")  # → called now
print(load(3))
# → load 0.1
# → 3
