class Price:
    def __init__(self, amount):
        self.amount = amount

    def with_tax(self):
        return type(self)(self.amount * 112 // 100)

    @classmethod
    def parse(cls, text):
        return cls(int(text.replace(" ", "")))

    @staticmethod
    def read(text):
        return Price(int(text.replace(" ", "")))


class SalePrice(Price):
    pass


print(type(SalePrice.parse("10 000")).__name__)  # → SalePrice
print(type(SalePrice.read("10 000")).__name__)  # → Price
print(SalePrice(1000).parse("5").amount)  # → 5
