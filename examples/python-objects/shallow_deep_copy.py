import copy

order = {"id": 1, "tags": ["new"]}
shallow, deep = order.copy(), copy.deepcopy(order)
order["id"] = 2
order["tags"].append("paid")
print(shallow)  # → {'id': 1, 'tags': ['new', 'paid']}
print(deep)  # → {'id': 1, 'tags': ['new']}

row = [0, 0]
grid = copy.deepcopy([row, row])
grid[0][0] = 1
print(grid)  # → [[1, 0], [1, 0]]

loop = []
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[0] is twin, twin is loop)  # → True False

pair = (1, "a")
print(pair[:] is pair, copy.deepcopy(pair) is pair)
# → True True
