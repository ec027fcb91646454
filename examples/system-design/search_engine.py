from collections import defaultdict
from math import log

ads = {
    1: "red car, Tashkent",
    2: "old car, Samarkand",
    3: "red bicycle, Tashkent",
}
index = defaultdict(set)
for number, text in ads.items():
    for word in text.replace(",", "").lower().split():
        index[word].add(number)

print(index["red"] & index["car"])  # → {1}
print(index.get("cars", set()))  # → set()


def idf(word):  # the rarer, the heavier: as in BM25
    n = len(index[word])
    return log(1 + (len(ads) - n + 0.5) / (n + 0.5))


print([round(idf(w), 2) for w in ("bicycle", "red")])
# → [0.98, 0.47]
