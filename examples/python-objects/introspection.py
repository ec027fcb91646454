import ast
import inspect


class Order:
    tax = 12

    def __init__(self, total):
        self.total = total

    @property
    def city(self):
        return self.clientt.city

    def pay(self, amount, *, currency="UZS"): ...


order = Order(100)
print(vars(order), getattr(order, "tax"))  # → {'total': 100} 12
print("city" in dir(order), hasattr(order, "city"))  # → True False
print(inspect.signature(order.pay))  # → (amount, *, currency='UZS')
print(ast.literal_eval("[1, 2]"))  # → [1, 2]
text = "().__class__.__base__"
print(eval(text, {"__builtins__": {}}))  # → <class 'object'>
