import random
from collections import Counter

names = range(1, 5001)
popular = [1 / n for n in names]
stream = random.Random(7).choices(names, popular, k=20_000)


def space_saving(stream, size):
    counts = {}
    for x in stream:
        inherited = 0
        if x not in counts and len(counts) == size:
            inherited = counts.pop(min(counts, key=counts.get))
        counts[x] = counts.get(x, inherited) + 1
    return Counter(counts)


exact = Counter(stream)
found = space_saving(stream, 100)
print(len(exact), len(found))  # → 3196 100
top = [n for n, _ in exact.most_common(10)]
print([n for n, _ in found.most_common(10)] == top)  # → True
last, count = found.most_common()[-1]
print(count, exact[last])  # → 147 3
