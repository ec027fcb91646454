def split_generated(total: float, people: int) -> list[float]:
    """What the assistant wrote, together with a test that passes."""
    return [round(total / people, 2)] * people


assert split_generated(90, 3) == [30, 30, 30]


def split(total: int, people: int) -> list[int]:
    """Share whole tiyin; the first ones pay what does not divide."""
    share, rest = divmod(total, people)
    return [share + (index < rest) for index in range(people)]


# The property that a reviewer asks for: no money appears or is lost
cases = [
    (total, people) for total in range(1, 300) for people in range(1, 8)
]
lost = [case for case in cases if sum(split_generated(*case)) != case[0]]
print(lost[0], split_generated(1, 3))  # → (1, 3) [0.33, 0.33, 0.33]
print(all(sum(split(*case)) == case[0] for case in cases))  # → True
