orders = [("Ali", 120), ("Vali", 80), ("Ali", 50)]

print([p for _, p in orders if p > 60])  # → [120, 80]
sizes = ["big" if p > 60 else "small" for _, p in orders]
print(sizes)  # → ['big', 'big', 'small']
print({n: p for n, p in orders})  # → {'Ali': 50, 'Vali': 80}
print(len({n for n, _ in orders}))  # → 2

rows = [[1, 2], [3]]
print([x for row in rows for x in row])  # → [1, 2, 3]

p = "outer"
print(sum(p for _, p in orders), p)  # → 250 outer

limit = 60
big = (p for _, p in orders if p > limit)
limit = 100
print(list(big))  # → [120]
