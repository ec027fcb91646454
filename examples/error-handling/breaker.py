import time


class CircuitOpen(Exception):
    pass


# --8<-- [start:breaker]
class CircuitBreaker:
    def __init__(self, limit=3, rest=30.0, clock=time.monotonic):
        self.limit, self.rest, self.clock = limit, rest, clock
        self.failures, self.retry_at = 0, None

    def call(self, work, failures=(ConnectionError, TimeoutError)):
        if self.retry_at is not None:  # open
            if self.clock() < self.retry_at:
                raise CircuitOpen
            self.retry_at = self.clock() + self.rest  # let one through
        try:
            result = work()
        except failures:
            self.failures += 1
            if self.failures >= self.limit:
                self.retry_at = self.clock() + self.rest
            raise
        except Exception:  # a 4xx, say: refused, but alive
            self.failures, self.retry_at = 0, None
            raise
        self.failures, self.retry_at = 0, None  # closed again
        return result


# --8<-- [end:breaker]
