import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

hasher = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)
NOBODY = hasher.hash(secrets.token_hex(16))
users: dict[str, str] = {}


def login(email: str, password: str) -> bool:
    stored = users.get(email, NOBODY)  # an unknown email costs the same
    try:
        hasher.verify(stored, password)
    except VerifyMismatchError:
        return False
    if hasher.check_needs_rehash(stored):  # settings were raised since
        users[email] = hasher.hash(password)
    return email in users


if __name__ == "__main__":
    weak = PasswordHasher(memory_cost=8_192, time_cost=1, parallelism=1)
    users["ali@example.com"] = weak.hash("plov with raisins at noon")
    print(login("ali@example.com", "plov"))  # → False
    print(login("ali@example.com", "plov with raisins at noon"))  # → True
    print(users["ali@example.com"].split("$")[1:4])
    # → ['argon2id', 'v=19', 'm=19456,t=2,p=1']
