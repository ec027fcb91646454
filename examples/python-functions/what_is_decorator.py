import logging
from functools import wraps
from time import perf_counter

log = logging.getLogger(__name__)


def timed(func):
    print("decorating", func.__name__)

    @wraps(func)
    def wrapper(*args, **kwargs):
        start = perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            spent = perf_counter() - start
            log.info("%s took %.3f s", func.__name__, spent)

    return wrapper


@timed  # → decorating load
def load(count):
    return count


print("called now")  # → called now
print(load(3), load.__name__)  # → 3 load
