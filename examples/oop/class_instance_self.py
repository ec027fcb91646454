class Cart:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)


def size(self):
    return len(self.items)


cart = Cart()
add = cart.add  # a bound method, it remembers its object
add("olma")
Cart.add(cart, "nok")  # the same call, self given by hand
print(cart.items, add.__self__ is cart)  # → ['olma', 'nok'] True
Cart.size = size
print(cart.size())  # → 2
cart.size = size
try:
    cart.size()
except TypeError as error:
    print(str(error)[:16])  # → size() missing 1
