def average():
    total = count = 0
    try:
        while True:
            value = yield total / count if count else None
            total, count = total + value, count + 1
    finally:
        print("closed at", count)


avg = average()
print(next(avg), avg.send(10), avg.send(20))  # → None 10.0 15.0
avg.close()  # → closed at 2


def inner():
    try:
        got = yield "ready"
    except ValueError:
        got = "an error"
    return f"inner got {got}"


def outer():
    yield (yield from inner())


task = outer()
print(next(task))  # → ready
print(task.throw(ValueError("no")))  # → inner got an error
