def quiet():
    try:
        return 1 / 0
    finally:
        return "no error"  # a SyntaxWarning since 3.14


class User:
    tags = []


ali, vali = User(), User()
ali.tags.append("new")
vali.tags = vali.tags + ["old"]

print(quiet())  # → no error
print(ali.tags, vali.tags, User.tags)
# → ['new'] ['new', 'old'] ['new']
print([1, 2, 3][5:9], repr("olma"[2:99]))  # → [] 'ma'
print(-7 // 2, -7 % 2, "7" * 2, "10" < "9")  # → -4 1 77 True
print(1 < 3 > 2, (1 < 3) > 2, 5 == 5 in [5])  # → True False True
squares = (n * n for n in [1, 2, 3])
print(4 in squares, list(squares))  # → True [9]

stock = [1, 2, 3]
found = (n for n in stock if n in stock)
stock = [2, 9]
print(list(found))  # → [2]
