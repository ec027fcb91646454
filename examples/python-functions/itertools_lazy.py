from itertools import chain, count, groupby, islice, takewhile


def batched(rows, size):  # itertools.batched since 3.12
    rows = iter(rows)
    while batch := tuple(islice(rows, size)):
        yield batch


print(list(islice(count(10, 5), 3)))  # → [10, 15, 20]
print(list(chain.from_iterable([[1, 2], [3]])))  # → [1, 2, 3]
print(list(batched("abcde", 2)))
# → [('a', 'b'), ('c', 'd'), ('e',)]

words = ["nok", "non", "olma", "non"]
groups = groupby(words, key=lambda word: word[0])
print([(letter, list(group)) for letter, group in groups])
# → [('n', ['nok', 'non']), ('o', ['olma']), ('n', ['non'])]

kept = list(groupby("aab"))
print([(letter, list(group)) for letter, group in kept])
# → [('a', []), ('b', [])]

numbers = iter([1, 2, 9, 3])
print(list(takewhile(lambda n: n < 5, numbers)))  # → [1, 2]
print(list(numbers))  # → [3]
