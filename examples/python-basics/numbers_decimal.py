from decimal import ROUND_HALF_UP, Decimal

print(0.1 + 0.2 == 0.3, 0.1 + 0.2)  # → False 0.30000000000000004
print(Decimal("0.1") + Decimal("0.2"))  # → 0.3
print(Decimal(0.1) == Decimal("0.1"))  # → False

print(round(2.5), round(3.5), round(2.675, 2))  # → 2 4 2.67
price, cent = Decimal("2.675"), Decimal("0.01")
print(price.quantize(cent))  # → 2.68
print(Decimal("2.665").quantize(cent))  # → 2.66
print(Decimal("2.665").quantize(cent, ROUND_HALF_UP))  # → 2.67

print(7 // 2, -7 // 2, int(-7 / 2))  # → 3 -4 -3
print(7 % 3, -7 % 3, -7.0 // 2)  # → 1 2 -4.0
print(sum([True, False, True]))  # → 2
print(6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 4)  # → 2 7 5 -7 16
