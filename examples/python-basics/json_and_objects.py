import json
from datetime import UTC, datetime
from decimal import Decimal


def encode(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


paid = datetime(2026, 11, 29, tzinfo=UTC)
order = {7: ("choy", "non"), "sum": Decimal("9.10"), "paid": paid}
text = json.dumps(order, default=encode, ensure_ascii=False)
back = json.loads(text)

print(back["7"], back["sum"])  # → ['choy', 'non'] 9.10
print(back["paid"])  # → 2026-11-29T00:00:00+00:00
print(back == order)  # → False
print(json.dumps({1: "a", "1": "b"}))  # → {"1": "a", "1": "b"}
print(json.loads("9.10", parse_float=Decimal))  # → 9.10
print(json.dumps(float("nan")))  # → NaN
