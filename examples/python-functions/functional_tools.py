from functools import partial, reduce
from operator import mul

words = ["olma", "", "nok"]
print(list(map(len, words)))  # → [4, 0, 3]
print(list(filter(None, words)))  # → ['olma', 'nok']
print(reduce(mul, [2, 3, 4], 1))  # → 24
binary = partial(int, base=2)
print(binary("101"), binary("11", base=8))  # → 5 9


def curry(func):
    return lambda a: lambda b: func(a, b)


print(curry(mul)(6)(7))  # → 42

print(list(map(mul, [1, 2, 3], [10, 20])))  # → [10, 40]
prices = map(int, ["10", "20"])
print(sum(prices), sum(prices))  # → 30 0
