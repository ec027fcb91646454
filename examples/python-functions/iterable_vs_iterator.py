from collections.abc import Iterable


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


class Shelf:
    def __getitem__(self, index):
        return ["olma", "nok"][index]


down = Countdown(3)
print(list(down), list(down))  # → [3, 2, 1] []
print(list(Shelf()), isinstance(Shelf(), Iterable))
# → ['olma', 'nok'] False
numbers = iter([1, 2, 3, 4])
print(2 in numbers, 2 in numbers, list(numbers))  # → True False []
