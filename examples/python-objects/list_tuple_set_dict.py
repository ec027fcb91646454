from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


class Size(NamedTuple):
    width: int
    height: int


print(Point(3, 4).x, Point(3, 4) == Size(3, 4))  # → 3 True
prices = {("olma", "kg"): 18_000}
print(prices["olma", "kg"])  # → 18000

print((1, 2) < (1, 10), "2" < "10")  # → True False
print([2] > [1, 99], (1, 2) == [1, 2])  # → True False
print([1, 2] == [2, 1], {1, 2} == {2, 1})  # → False True
print(sum([100, 100]), sum({100, 100}))  # → 200 100
