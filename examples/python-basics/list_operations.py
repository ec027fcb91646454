import random

basket = [3, 1, 2]
basket.append([7, 8])
basket.extend([7, 8])
print(basket)  # → [3, 1, 2, [7, 8], 7, 8]
print(basket.pop(3), basket)  # → [7, 8] [3, 1, 2, 7, 8]
basket[1:3] = [9]
print(basket, basket[10:])  # → [3, 9, 7, 8] []

grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)  # → [[1, 0, 0], [1, 0, 0]]
rows = [[0] * 3 for _ in range(2)]
rows[0][0] = 1
print(rows)  # → [[1, 0, 0], [0, 0, 0]]

print(list(dict.fromkeys("banana")))  # → ['b', 'a', 'n']
print(sum([1, 2]), max([], default=0))  # → 3 0
print(list(zip("ab", [1, 2, 3])))  # → [('a', 1), ('b', 2)]
print(random.shuffle(basket))  # → None
print(random.choice(basket) in basket)  # → True
