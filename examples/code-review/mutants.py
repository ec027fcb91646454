from collections.abc import Callable

Rule = Callable[[int, int], bool]


def can_withdraw(balance: int, amount: int) -> bool:
    return 0 < amount <= balance


MUTANTS: list[Rule] = [  # what a mutation tool would try
    lambda balance, amount: 0 < amount < balance,
    lambda balance, amount: 0 <= amount <= balance,
    lambda balance, amount: amount <= balance,
]


def happy_path(rule: Rule) -> bool:
    return rule(100, 50) and not rule(100, 500)


def with_edges(rule: Rule) -> bool:
    return happy_path(rule) and rule(100, 100) and not rule(100, 0)


for test in (happy_path, with_edges):
    assert test(can_withdraw)
    print(sum(test(mutant) for mutant in MUTANTS), "mutants survive")
# → 3 mutants survive
# → 0 mutants survive
