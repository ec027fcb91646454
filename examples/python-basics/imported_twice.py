import sys

print("running as", __name__)


class Order:
    pass


if __name__ == "__main__":
    # → running as __main__
    import imported_twice as other  # this same file
    # → running as imported_twice

    print(other is sys.modules["imported_twice"])  # → True
    print(other is sys.modules["__main__"])  # → False
    print(isinstance(other.Order(), Order))  # → False

    import imported_twice  # nothing runs this time

    print(imported_twice is other)  # → True
