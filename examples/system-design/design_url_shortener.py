from string import ascii_letters, digits

ABC = digits + ascii_letters  # 62 of them
SIZE, STEP = 62**7, 1_580_030_173_891  # no common factor


def base62(n):
    text = ""
    while n:
        n, r = divmod(n, 62)
        text = ABC[r] + text
    return text.rjust(7, "0")


def code(n):
    return base62(n * STEP % SIZE)  # one to one: no collisions


print(SIZE)  # → 3521614606208
print(base62(10**6), base62(10**6 + 1))  # → 0004c92 0004c93
print(code(10**6), code(10**6 + 1))  # → pglwzDO R51ia9d
print(f"{6_000_000_000 / SIZE:.2%}")  # → 0.17%
