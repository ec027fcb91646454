from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable


class Storage(ABC):
    @abstractmethod
    def save(self, name, data): ...


@runtime_checkable
class CanSave(Protocol):
    def save(self, name: str, data: bytes) -> None: ...


class Game:
    def save(self): ...


try:
    Storage()
except TypeError:
    print("abstract")  # → abstract
print(isinstance(Game(), CanSave))  # → True
print(isinstance(Game(), Storage))  # → False
Storage.register(Game)
print(isinstance(Game(), Storage))  # → True
