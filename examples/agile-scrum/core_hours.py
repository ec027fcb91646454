from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TEAM = {"Asia/Tashkent": (10, 19), "Europe/Berlin": (9, 18)}


def shared(day: date, team: dict[str, tuple[int, int]]) -> timedelta:
    starts, ends = [], []
    for name, (start, end) in team.items():
        zone = ZoneInfo(name)
        starts.append(datetime.combine(day, time(start), zone))
        ends.append(datetime.combine(day, time(end), zone))
    starts = [moment.timestamp() for moment in starts]
    ends = [moment.timestamp() for moment in ends]
    return timedelta(seconds=max(0, min(ends) - max(starts)))


if __name__ == "__main__":
    winter, summer = date(2026, 1, 15), date(2026, 7, 15)
    print(shared(winter, TEAM))  # → 6:00:00
    print(shared(summer, TEAM))  # → 7:00:00
    TEAM["America/New_York"] = (9, 18)
    print(shared(winter, TEAM))  # → 0:00:00
    print(shared(summer, TEAM))  # → 1:00:00
