import sys

print(int("256") is int("256"))  # → True
print(int("5000") is int("5000"))  # → False
a, b = 5000, 5000
print(a is b)  # → True

word, joined = "salom", "".join(["sa", "lom"])
print(word == joined, word is joined)  # → True False
print(word is sys.intern(joined))  # → True

nan = float("nan")
print(nan == nan, nan in [nan])  # → False True


class Agrees:
    def __eq__(self, other):
        return True


print(Agrees() == None, Agrees() is None)  # noqa: E711
# → True False
