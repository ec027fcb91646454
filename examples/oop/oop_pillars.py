from abc import ABC, abstractmethod


class Account(ABC):  # abstraction: what can be done, not how
    def __init__(self, balance):
        self._balance = balance  # encapsulation: kept inside

    def after(self, amount):
        return self._balance - amount - self.fee(amount)

    @abstractmethod
    def fee(self, amount): ...


class Card(Account):  # inheritance: after is not written again
    def fee(self, amount):
        return amount // 100


class Cash(Account):
    def fee(self, amount):
        return 0


print(Card(900).after(500), Cash(900).after(500))  # → 395 400
