class Price:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        if not isinstance(other, Price):
            return NotImplemented
        return self.amount == other.amount

    def __hash__(self):
        return hash(self.amount)


class NoHash(Price):
    __eq__ = Price.__eq__


price = Price(5)
box = {price}
price.amount = 7
print(price in box, Price(5) in box)  # → False False
print(price in list(box), NoHash.__hash__)  # → True None

names = dict(zip([1, True, 1.0], ["int", "bool", "float"]))
print(names)  # → {1: 'float'}
