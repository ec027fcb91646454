from operator import itemgetter

orders = [
    {"id": "A", "city": "Xiva", "total": 50},
    {"id": "B", "city": "Buxoro", "total": 90},
]
print(max(orders, key=lambda o: o["total"])["id"])  # → B
by_city = sorted(orders, key=itemgetter("city"))
print([o["id"] for o in by_city])  # → ['B', 'A']

discounts = {
    "none": lambda total: total,
    "half": lambda total: total // 2,
}
print(discounts["half"](90))  # → 45
print(discounts["none"].__name__)  # → <lambda>

nums = range(6)
print(list(filter(lambda n: n > 1 and n < 4, nums)))  # → [2, 3]
print(list(filter(lambda n: (n > 1, n < 4), nums)))
# → [0, 1, 2, 3, 4, 5]
