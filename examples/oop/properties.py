from functools import cached_property


class Product:
    def __init__(self, price):
        self.price = price  # goes through the setter

    @property
    def price(self):
        return self._price

    @price.setter
    def price(self, value):
        if value < 0:
            raise ValueError("the price is negative")
        self._price = value

    @cached_property
    def with_tax(self):
        return self.price * 112 // 100


phone = Product(1000)
print(phone.price, phone.with_tax)  # → 1000 1120
phone.price = 2000
print(phone.price, phone.with_tax)  # → 2000 1120
