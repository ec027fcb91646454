import sys
import threading
from concurrent.futures import ThreadPoolExecutor


def gil_enabled() -> bool:
    """Say whether threads of this process take turns (3.13+ can tell)."""
    check = getattr(sys, "_is_gil_enabled", lambda: True)
    return check()


class Counter:
    def __init__(self) -> None:
        self.total = 0
        self._lock = threading.Lock()

    def add(self, times: int) -> None:
        for _ in range(times):
            with self._lock:  # needed with the GIL and without it
                self.total += 1  # read, add, write: three steps


if __name__ == "__main__":
    counter = Counter()
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(counter.add, [10_000] * 4))
    print(counter.total)  # → 40000
    print("GIL:", gil_enabled(), file=sys.stderr)  # False on python3.14t
