rate = 12


def outer():
    rate = 15
    return lambda: rate  # not here, so one function further out


class Shop:
    rate = 20

    def show(self):
        return rate, self.rate


print(outer()(), Shop().show())  # → 15 (12, 20)


def report(change=False):
    print(rate)  # noqa: F823
    if change:
        rate = 5  # noqa: F841


try:
    report()
except NameError as error:
    print(type(error).__name__)  # → UnboundLocalError
