def red_builds(tests: int, flake: float, attempts: int = 1) -> float:
    """Share of builds that fail although the code is right."""
    return 1 - (1 - flake**attempts) ** tests


for tests in (50, 500, 2000):
    print(f"{tests}: {red_builds(tests, 0.001):.0%}")
# → 50: 5%
# → 500: 39%
# → 2000: 86%

# A rerun makes it green, but a bug that strikes one time in three
# now gets through with two chances instead of one:
print(f"{red_builds(2000, 0.001, attempts=2):.1%}")  # → 0.2%
print(f"caught: {1 / 3:.0%}, with a rerun: {(1 / 3) ** 2:.0%}")
# → caught: 33%, with a rerun: 11%
