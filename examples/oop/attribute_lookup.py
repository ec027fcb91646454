class Order:
    city = "Buxoro"

    @property
    def total(self):
        return 100

    def pay(self):
        return "paid"

    def __getattr__(self, name):
        if name == "tax":
            return 12
        raise AttributeError(name)


order = Order()
vars(order).update(total=1, pay="mine")
print(order.total, order.pay)  # → 100 mine
print(order.city, order.tax)  # → Buxoro 12
order.city = "Nukus"
print(Order.city, Order().pay())  # → Buxoro paid
try:
    order.total = 5
except AttributeError:
    print("total is read-only")  # → total is read-only
