class Id:
    compared = 0

    def __init__(self, number: int) -> None:
        self.number = number

    def __hash__(self) -> int:
        return hash(self.number)

    def __eq__(self, other: object) -> bool:
        Id.compared += 1
        return self.number == other.number


ids = [Id(number) for number in range(10_000)]
for box in ids, set(ids):
    Id.compared = 0
    print(Id(9_999) in box, Id.compared)
# → True 10000
# → True 1
