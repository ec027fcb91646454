"""Acceptance criteria of one story, as a table that also runs."""

LIMIT, FEE = 200_000, 15_000  # soums


def delivery_fee(total: int, *, member: bool) -> int:
    return 0 if member or total >= LIMIT else FEE


CRITERIA = [
    # what the product owner said, total, member, expected fee
    ("just below the limit you pay", 199_999, False, 15_000),
    ("the limit itself is free", 200_000, False, 0),
    ("members never pay", 1_000, True, 0),
]

for rule, total, member, expected in CRITERIA:
    met = delivery_fee(total, member=member) == expected
    print("met" if met else "NOT MET", "-", rule)
# → met - just below the limit you pay
# → met - the limit itself is free
# → met - members never pay
