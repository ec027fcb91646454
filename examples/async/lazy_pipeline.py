from collections.abc import Iterable, Iterator
from itertools import islice


def lines(log: list[str]) -> Iterator[str]:
    number = 0
    while True:  # an endless source is fine: it runs only when asked
        number += 1
        log.append(f"read {number}")
        yield f"GET /items/{number} {'500' if number % 3 == 0 else '200'}"


def errors(source: Iterable[str]) -> Iterator[str]:
    for line in source:
        if line.endswith("500"):
            yield line


if __name__ == "__main__":
    log: list[str] = []
    pipeline = errors(lines(log))
    print(log)  # → []
    print(next(pipeline))  # → GET /items/3 500
    print(log)  # → ['read 1', 'read 2', 'read 3']
    print(len(list(islice(pipeline, 2))))  # → 2
    print(len(log))  # → 9
