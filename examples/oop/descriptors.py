class Positive:
    def __set_name__(self, owner, name):
        self.name, self.place = name, f"_{name}"

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.place)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name}: {value}")
        setattr(obj, self.place, value)


class Item:
    price = Positive()


item = Item()
item.price = 7
try:
    item.price = -1
except ValueError as error:
    print(error)  # → price: -1
print(item.price, vars(item))  # → 7 {'_price': 7}
Item.price = None
item.price = -1
print(item.price)  # → -1
