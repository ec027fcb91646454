class Key(int):
    compared = 0
    __hash__ = int.__hash__

    def __eq__(self, other):
        Key.compared += 1
        return int(self) == int(other)


class SameHash(Key):
    def __hash__(self):
        return 7


for kind in Key, SameHash:
    Key.compared = 0
    table = dict.fromkeys(map(kind, range(1000)))
    print(Key.compared)
# → 0
# → 499500
size = table.__sizeof__()
while len(table) > 1:
    table.popitem()
print(table.__sizeof__() == size)  # → True
