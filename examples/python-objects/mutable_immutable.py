a = b = [1]
a += [2]
print(b)  # → [1, 2]
a = a + [3]
print(a, b)  # → [1, 2, 3] [1, 2]

s = t = "olma"
s += "!"
print(s, t)  # → olma! olma

point = ([1], 2)
try:
    point[0] += [5]
except TypeError as error:
    print(error)
# → 'tuple' object does not support item assignment
print(point)  # → ([1, 5], 2)
