from datetime import UTC, datetime, timedelta, timezone

TASHKENT = timezone(timedelta(hours=5))


# --8<-- [start:show]
def is_today_flaky(created: datetime) -> bool:
    """Wrong: takes the date of the runner, whose clock is in UTC."""
    return created.astimezone(TASHKENT).date() == clock().date()


def is_today(created: datetime, now: datetime) -> bool:
    """Right: one zone for both, and the caller says what time it is."""
    here = TASHKENT
    return created.astimezone(here).date() == now.astimezone(here).date()


def clock() -> datetime:
    return moment  # frozen for the test


for hour in (9, 21):  # UTC: 14:00, and 02:00 of the next day
    moment = datetime(2026, 11, 24, hour, tzinfo=UTC)
    print(is_today_flaky(moment), is_today(moment, now=moment))
# → True True
# → False True
# --8<-- [end:show]
