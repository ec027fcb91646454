import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Flag:
    name: str
    owner: str
    remove_by: date
    percent: int = 0
    allow: frozenset = frozenset()

    def on_for(self, user_id: str) -> bool:
        if user_id in self.allow:  # testers and the pilot customer
            return True
        seed = f"{self.name}:{user_id}".encode()
        bucket = int.from_bytes(hashlib.sha256(seed).digest()[:8]) % 100
        return bucket < self.percent


def overdue(flags: list[Flag], today: date) -> list[str]:
    """A daily job asks the owners; a blocking test would be flaky."""
    return [f"{f.name} ({f.owner})" for f in flags if f.remove_by < today]


ten = Flag("new-invoice", "billing", date(2026, 12, 31), percent=10)
half = Flag("new-invoice", "billing", date(2026, 12, 31), percent=50)
users = [f"user-{n}" for n in range(10_000)]
first = {user for user in users if ten.on_for(user)}
print(950 < len(first) < 1050)  # → True
print(all(half.on_for(user) for user in first))  # → True
print(overdue([ten], date(2027, 1, 10)))  # → ['new-invoice (billing)']
