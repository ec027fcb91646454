from bisect import bisect
from collections import Counter
from hashlib import sha256


def h(text):
    return int(sha256(text.encode()).hexdigest()[:16], 16)


def ring(nodes, points):
    names = [(n, f"{n}#{i}") for n in nodes for i in range(points)]
    return sorted((h(name), n) for n, name in names)


def owner(places, key):
    return places[bisect(places, (h(key),)) % len(places)][1]


keys = [f"user:{n}" for n in range(10_000)]
moved = sum(h(k) % 4 != h(k) % 5 for k in keys)
print(moved)  # → 7973
for points in (1, 200):
    four, five = ring("ABCD", points), ring("ABCDE", points)
    moved = sum(owner(four, k) != owner(five, k) for k in keys)
    share = Counter(owner(four, k) for k in keys)
    print(moved, max(share.values()), min(share.values()))
# → 2768 4605 750
# → 1879 2810 2344
