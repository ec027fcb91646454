def make_counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


one, two = make_counter(), make_counter()
print(one(), one(), two())  # → 1 2 1
print(one.__closure__[0].cell_contents)  # → 2
print(one.__code__ is two.__code__)  # → True


def times(n):
    return lambda x: x * n


late = [lambda x: x * n for n in range(3)]
print([f(10) for f in late])  # → [20, 20, 20]
print(late[0].__closure__[0] is late[2].__closure__[0])  # → True
early = [times(n) for n in range(3)]
print([f(10) for f in early])  # → [0, 10, 20]
