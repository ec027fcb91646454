import time


class CircuitOpen(Exception):
    pass


# --8<-- [start:breaker]
class CircuitBreaker:
    def __init__(self, limit=3, rest=30.0, clock=time.monotonic):
        self.limit, self.rest, self.clock = limit, rest, clock
        self.failures, self.retry_at = 0, None

    def call(self, work, failures=(ConnectionError, TimeoutError)):
        trial = self.retry_at is not None  # open: only as a trial
        if trial:
            if self.clock() < self.retry_at:
                raise CircuitOpen
            self.retry_at = self.clock() + self.rest  # let one through
        try:
            result = work()
        except failures:
            self._saw(self.failures + 1, trial)
            raise
        except Exception:  # a 4xx, say: refused, but alive
            self._saw(0, trial)
            raise
        self._saw(0, trial)
        return result

    def _saw(self, failures, trial):
        if self.retry_at is not None and not trial:
            return  # it left before the breaker opened: old news
        self.failures, self.retry_at = failures, None  # closed
        if failures >= self.limit:
            self.retry_at = self.clock() + self.rest  # open


# --8<-- [end:breaker]
