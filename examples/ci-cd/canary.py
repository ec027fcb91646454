from dataclasses import dataclass


# --8<-- [start:show]
@dataclass
class Window:
    requests: int
    errors: int
    p95_ms: float

    @property
    def error_rate(self) -> float:
        return self.errors / self.requests


def judge(stable: Window, canary: Window) -> str:
    """Compare the two versions over the same ten minutes."""
    if canary.requests < 500:
        return "wait"  # too little traffic to say anything
    if canary.error_rate > stable.error_rate + 0.005:
        return "roll back"
    if canary.p95_ms > stable.p95_ms * 1.2:
        return "roll back"
    return "promote"


stable = Window(requests=19_000, errors=19, p95_ms=180)
print(judge(stable, Window(120, errors=3, p95_ms=300)))  # → wait
print(judge(stable, Window(1_000, errors=9, p95_ms=190)))  # → roll back
print(judge(stable, Window(1_000, errors=2, p95_ms=250)))  # → roll back
print(judge(stable, Window(1_000, errors=2, p95_ms=190)))  # → promote
# --8<-- [end:show]
