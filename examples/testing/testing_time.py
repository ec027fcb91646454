from datetime import UTC, datetime, timedelta
from random import Random
from secrets import SystemRandom
from zoneinfo import ZoneInfo

SAFE = SystemRandom()


def utc_now():
    return datetime.now(UTC)


def new_code(now=utc_now, random=SAFE):
    return random.randrange(10**6), now() + timedelta(minutes=5)


def report_day(now=utc_now):
    return now().astimezone(ZoneInfo("Asia/Tashkent")).date()


late = datetime(2026, 11, 29, 19, 30, tzinfo=UTC)
first, again = (new_code(lambda: late, Random(7)) for _ in "ab")
print(first == again, first[1].time())  # → True 19:35:00
print(report_day(lambda: late))  # → 2026-11-30
