import sys

EMPTY = sys.getsizeof([])


def room(items):
    return (sys.getsizeof(items) - EMPTY) // 8  # 64-bit references


rooms, items = [], []
for n in range(100_000):
    items.append(n)
    if room(items) not in rooms:
        rooms.append(room(items))
print(rooms[:7])  # → [4, 8, 16, 24, 32, 40, 52]
print(len(rooms))  # → 66

grown = [n for n in range(17)]
exact = grown[:]
print(grown == exact, room(grown), room(exact))  # → True 24 17
