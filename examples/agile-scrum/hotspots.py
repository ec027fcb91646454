"""Where debt costs most: files that change often and break often."""

from collections import Counter

# Subjects and files, as `git log --name-only` would give for a quarter.
COMMITS = [
    ("fix: round the discount", ["billing/price.py"]),
    ("add promo codes", ["billing/price.py", "api/orders.py"]),
    ("fix: promo code used twice", ["billing/price.py"]),
    ("fix: negative total", ["billing/price.py"]),
    ("add export", ["api/orders.py"]),
    ("rename a column", ["legacy/report.py"]),
]


def hotspots(
    commits: list[tuple[str, list[str]]],
) -> list[tuple[str, int, int]]:
    """Each file with its changes and fixes, the most often fixed first."""
    changes, fixes = Counter(), Counter()
    for subject, files in commits:
        changes.update(files)
        if subject.startswith("fix"):
            fixes.update(files)
    rows = [(name, changes[name], fixes[name]) for name in changes]
    return sorted(rows, key=lambda row: (row[2], row[1]), reverse=True)


for name, changed, fixed in hotspots(COMMITS):
    print(f"{name}: changed {changed}x, fixed {fixed}x")
# → billing/price.py: changed 4x, fixed 3x
# → api/orders.py: changed 2x, fixed 0x
# → legacy/report.py: changed 1x, fixed 0x
