import tracemalloc

cache, errors = {}, []


def page(number):
    cache[number] = "x" * 10_000
    body = bytearray(50_000)
    try:
        int(body)
    except ValueError as error:
        errors.append(error)


tracemalloc.start()
before = tracemalloc.take_snapshot()
for number in range(20):
    page(number)
after = tracemalloc.take_snapshot()
for stat in after.compare_to(before, "lineno")[:2]:
    print(stat.traceback[0].lineno, round(stat.size_diff, -5))
# → 8 1000000
# → 7 200000
errors[:] = map(str, errors)
print(round(tracemalloc.get_traced_memory()[0], -5))  # → 200000
