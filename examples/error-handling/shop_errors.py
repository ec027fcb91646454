import pickle


# --8<-- [start:errors]
class ShopError(Exception):
    """Base of everything this package raises on purpose."""


class PaymentError(ShopError): ...


class PaymentDeclined(PaymentError):
    def __init__(self, order_id: int, reason: str) -> None:
        super().__init__(order_id, reason)  # all of it: see pickle
        self.order_id = order_id
        self.reason = reason

    def __str__(self) -> str:
        return f"order {self.order_id} declined: {self.reason}"


class Fragile(ShopError):
    def __init__(self, order_id: int, reason: str) -> None:
        super().__init__(f"order {order_id} declined: {reason}")


error = PaymentDeclined(7, "no_funds")
print(isinstance(error, ShopError), error.reason)  # → True no_funds
print(pickle.loads(pickle.dumps(error)))
# → order 7 declined: no_funds
try:
    pickle.loads(pickle.dumps(Fragile(7, "no_funds")))
except TypeError:
    print("a worker could not send it back")
    # → a worker could not send it back
# --8<-- [end:errors]
