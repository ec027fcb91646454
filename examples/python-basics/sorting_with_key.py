from operator import itemgetter

users = [
    {"name": "Vali", "age": 30},
    {"name": "Guli", "age": None},
    {"name": "Ali", "age": 30},
    {"name": "Olim", "age": 25},
]


def show(rows):
    return " ".join(row["name"] for row in rows)


def age(user):  # None goes last
    return user["age"] is None, user["age"]


print(show(sorted(users, key=age)))  # → Olim Vali Ali Guli
del users[1]  # Guli
print(show(sorted(users, key=age, reverse=True)))  # → Vali Ali Olim
print(show(reversed(sorted(users, key=age))))  # → Ali Vali Olim

users.sort(key=itemgetter("name"))  # the less important key first
users.sort(key=itemgetter("age"), reverse=True)
print(show(users))  # → Ali Vali Olim
