from inspect import signature


def pay(amount: int, *, currency="UZS") -> str:
    text = f"{amount} {currency}"
    return text


print(signature(pay))  # → (amount: int, *, currency='UZS') -> str
print(pay.__code__.co_varnames)  # → ('amount', 'currency', 'text')
refund = pay
print(refund.__name__)  # → pay


class Discount:
    def __init__(self, percent):
        self.percent = percent

    def __call__(self, price):
        return price * (100 - self.percent) // 100


ten = Discount(10)
print(ten(500), callable(ten), hasattr(ten, "__name__"))
# → 450 True False
pay.__kwdefaults__["currency"] = "USD"
print(refund(5))  # → 5 USD
