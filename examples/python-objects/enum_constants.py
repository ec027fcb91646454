import json
from enum import Enum, StrEnum


class Status(StrEnum):
    NEW = "new"
    PAID = "paid"
    CLOSED = "closed"


class Role(Enum):
    USER = 1
    ADMIN = 2
    OWNER = 2


print(Status.NEW == "new", Role.USER == 1)  # → True False
print(Status("paid") is Status["PAID"])  # → True
print(json.dumps(list(Status)))  # → ["new", "paid", "closed"]
print(len(Role), Role.OWNER)  # → 2 Role.ADMIN
print(Status.CLOSED > Status.NEW)  # → False
