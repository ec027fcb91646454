def trap(discount=None):
    return discount or "not set"  # 0 is a discount too


print(trap(0))  # → not set
print(bool("False"), bool([0]), bool(0.0))  # → True True False
print("" or "guest", "a" and "b")  # → guest b
print("ali" == "admin" or "owner")  # → owner
print(1 < 3 > 2, (1 < 3) > 2)  # → True False


def area(shape):
    match shape:
        case {"kind": "circle", "r": r}:
            return round(3.14 * r * r, 2)
        case [width, height]:
            return width * height
        case _:
            return None


print(area({"kind": "circle", "r": 2, "id": 7}))  # → 12.56
print(area([3, 4]), area("ab"))  # → 12 None
