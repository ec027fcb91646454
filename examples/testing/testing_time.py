from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

TASHKENT = ZoneInfo("Asia/Tashkent")


def utc_now():
    return datetime.now(UTC)


def new_code(now=utc_now, random=None):
    random = random or Random()
    return random.randrange(10**6), now() + timedelta(minutes=5)


def report_day(now=utc_now):
    return now().astimezone(TASHKENT).date()


def frozen():
    return datetime(2026, 11, 29, 19, 30, tzinfo=UTC)


first, again = (new_code(frozen, Random(7)) for _ in range(2))
print(first == again, first[1].time())  # → True 19:35:00
print(report_day(frozen))  # → 2026-11-30
