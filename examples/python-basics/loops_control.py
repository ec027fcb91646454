numbers = [2, 4, 6, 8]
for number in numbers:
    if number % 2 == 0:
        numbers.remove(number)
print(numbers)  # → [4, 8]

for name in []:
    print("never runs")
else:
    print("else")  # → else


def find(rows: list[list[int]], wanted: int) -> str:
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value == wanted:
                return f"row {y}, column {x}"
    return "nowhere"


print(find([[5, 6], [7, 8]], 7))  # → row 1, column 0

for step in range(10, 0, -4):
    step += 100
print(step, list(range(10, 0, -4)))  # → 102 [10, 6, 2]
