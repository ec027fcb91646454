def hours_down(availability):
    return round((1 - availability) * 365 * 24, 1)


print(hours_down(0.999), hours_down(0.999**5))  # → 8.8 43.7
print(hours_down(1 - (1 - 0.99) ** 2))  # → 0.9

slow = 1 - 0.99**100  # a page that waits for 100 calls
print(f"{slow:.0%}")  # → 63%

waits = [load / (1 - load) for load in (0.5, 0.8, 0.9, 0.95)]
print([round(wait) for wait in waits])  # → [1, 4, 9, 19]
