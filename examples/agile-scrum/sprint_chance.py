"""How likely is it that the rest of the sprint gets finished?"""

import random

# Items finished on each working day of the last two sprints.
DONE_PER_DAY = [0, 1, 0, 2, 1, 0, 1, 1, 0, 2, 0, 1, 1, 0, 1, 0, 2, 0, 1, 0]


def chance(items_left: int, days_left: int, runs: int = 20_000) -> float:
    """Replay random past days many times and count the lucky runs."""
    dice = random.Random(2026)
    hits = 0
    for _ in range(runs):
        hits += sum(dice.choices(DONE_PER_DAY, k=days_left)) >= items_left
    return hits / runs


for items in (2, 3, 4, 5):
    print(f"{items} items in 5 days: {chance(items, 5):.0%}")
# → 2 items in 5 days: 90%
# → 3 items in 5 days: 72%
# → 4 items in 5 days: 48%
# → 5 items in 5 days: 26%
