from collections.abc import Sequence
from decimal import Decimal


def calc(total, type, coupons=[]):  # what came to the review
    coupons.append("WELCOME")
    if type == 2:
        total = total * 0.9
    return total - len(coupons) * 1000


print(calc(50_000, 1))  # → 49000
print(calc(50_000, 1))  # → 48000


def price(
    total: Decimal, *, is_vip: bool, coupons: Sequence[str] = ()
) -> Decimal:
    """Apply the VIP rate, then 1000 off for each coupon and a welcome."""
    if is_vip:
        total *= Decimal("0.9")
    return max(total - 1000 * (len(coupons) + 1), Decimal(0))


print(price(Decimal(50_000), is_vip=False))  # → 49000
print(price(Decimal(50_000), is_vip=False))  # → 49000
