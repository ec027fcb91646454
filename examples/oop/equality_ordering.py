from functools import total_ordering
from unittest.mock import ANY


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)


print(Version("3.9") <= Version("3.11"))  # → True
print(Version("3.9") == "3.9", Version("3.9") == ANY)
# → False True
