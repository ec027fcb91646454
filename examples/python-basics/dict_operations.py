from collections import defaultdict

stock = dict(zip(["olma", "nok"], [5, 0]))
print(stock | {"nok": 7, "uzum": 2})
# → {'olma': 5, 'nok': 7, 'uzum': 2}
print(stock.get("nok", 10), stock.get("nok") or 10)  # → 0 10

keys = stock.keys()
stock["anor"] = 9
print(list(keys))  # → ['olma', 'nok', 'anor']
by_count = sorted(stock.items(), key=lambda pair: pair[1])
print(by_count)  # → [('nok', 0), ('olma', 5), ('anor', 9)]

by_length = defaultdict(list)
for name in stock:
    by_length[len(name)].append(name)
print(dict(by_length))  # → {4: ['olma', 'anor'], 3: ['nok']}
print(by_length[99], len(by_length))  # → [] 3

shared = dict.fromkeys(["a", "b"], [])
shared["a"].append(1)
print(shared)  # → {'a': [1], 'b': [1]}
