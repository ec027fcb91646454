import random
import time

TRANSIENT = (ConnectionError, TimeoutError)


def limit(attempt: int, base: float = 0.2, cap: float = 5.0) -> float:
    return min(cap, base * 2**attempt)


# --8<-- [start:retry]
def call_with_retry(work, attempts=4, deadline=10.0, sleep=time.sleep):
    """Call `work`; repeat after a transient error, within limits."""
    stop_at = time.monotonic() + deadline
    for attempt in range(attempts):
        try:
            return work()
        except TRANSIENT as error:
            asked = getattr(error, "retry_after", 0)  # by the server
            pause = asked + random.uniform(0, limit(attempt))  # full jitter
            too_late = time.monotonic() + pause > stop_at
            if attempt == attempts - 1 or too_late:
                raise
            sleep(pause)


# --8<-- [end:retry]
