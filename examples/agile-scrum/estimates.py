"""What a team's finished stories say about its story points."""

from math import ceil
from statistics import median

DAYS_TAKEN = {  # points given at planning → working days it really took
    1: [1, 1, 1, 1, 2, 2, 3],
    3: [2, 2, 3, 4, 4, 5, 9],
    8: [5, 7, 8, 10, 13, 14, 21],
}


def forecast(points: int) -> str:
    """The middle story, and the time that 85% of stories stayed within."""
    days = sorted(DAYS_TAKEN[points])
    most = days[ceil(0.85 * len(days)) - 1]
    return f"{points}: 50% within {median(days)} d, 85% within {most} d"


for size in DAYS_TAKEN:
    print(forecast(size))
# → 1: 50% within 1 d, 85% within 2 d
# → 3: 50% within 4 d, 85% within 5 d
# → 8: 50% within 10 d, 85% within 14 d
print(max(DAYS_TAKEN[3]) > min(DAYS_TAKEN[8]))  # → True
