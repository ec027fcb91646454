from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

START, END = time(22), time(8)


def quiet(now, zone):
    here = now.astimezone(ZoneInfo(zone)).time()
    return here >= START or here < END  # it crosses midnight


now = datetime(2026, 11, 29, 18, 30, tzinfo=UTC)
print(quiet(now, "Asia/Tashkent"))  # → True
print(quiet(now, "Europe/Berlin"))  # → False
print(START <= time(23, 30) < END)  # → False
