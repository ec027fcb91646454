from decimal import ROUND_HALF_UP, Decimal


def old_fee(total):  # nobody knows why, but clients pay by it
    return round(total * 0.05)


def new_fee(total):
    fee = Decimal(total) * Decimal("0.05")
    return int(fee.quantize(Decimal(1), ROUND_HALF_UP))


recorded = {total: old_fee(total) for total in range(0, 100, 10)}
changed = [t for t in recorded if new_fee(t) != recorded[t]]
print(changed)  # → [10, 50, 90]
