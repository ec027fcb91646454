from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Item:
    price: int


class Point(NamedTuple):
    x: int
    y: int = 0


class Row(TypedDict):
    price: int


class Request(BaseModel):
    price: int


print(Item("7"), Row(price="7"))  # → Item(price='7') {'price': '7'}
print(Point(2) == (2, 0))  # → True
print(Request(price="7"))  # → price=7
