import traceback
from collections import Counter
from pathlib import Path

OURS = Path(__file__).parent  # the rest is libraries


def fingerprint(error: Exception) -> tuple[str, ...]:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(OURS)]
    return type(error).__name__, *(frame.name for frame in ours)


def parse_amount(text: str) -> int:
    return int(text)


def charge(order_id: int) -> None:
    raise ConnectionError(f"order {order_id}: bank closed the socket")


events = []
for job in [
    lambda: parse_amount("12,5"),
    lambda: parse_amount("abc"),
    *(lambda n=n: charge(n) for n in range(1_000)),
]:
    try:
        job()
    except Exception as error:
        events.append(error)

print(len({str(e) for e in events}))  # → 1002
print(sorted(Counter(map(fingerprint, events)).values()))  # → [2, 1000]
