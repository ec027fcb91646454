import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ticket:
    spot: str
    entered: float


class ParkingLot:
    def __init__(self, spots, tariff, now=time.time):
        self._free, self._tickets = list(spots), {}
        self._tariff, self._now = tariff, now

    def enter(self, plate):
        if plate in self._tickets or not self._free:
            raise ValueError(f"no entry for {plate}")
        ticket = Ticket(self._free.pop(), self._now())
        self._tickets[plate] = ticket

    def leave(self, plate):
        ticket = self._tickets[plate]
        price = self._tariff(self._now() - ticket.entered)
        self._free.append(self._tickets.pop(plate).spot)
        return price


clock = iter([0, 3601])
lot = ParkingLot(["A1"], lambda s: -(-s // 3600), clock.__next__)
lot.enter("01A777AA")
print(lot.leave("01A777AA"))  # → 2
