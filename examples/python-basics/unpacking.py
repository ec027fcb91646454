first, *middle, last = "salom"
print(middle)  # → ['a', 'l', 'o']
head, *rest = [1]
print(rest)  # → []

for language, code in ["uz", "en"]:  # where pairs were expected
    print(language + "/" + code)
# → u/z
# → e/n

base = {"timeout": 5, "db": {"host": "a", "port": 1}}
mine = {"timeout": 1, "db": {"host": "b"}}
print([*range(2), *base])  # → [0, 1, 'timeout', 'db']
print({**base, **mine})  # → {'timeout': 1, 'db': {'host': 'b'}}


def connect(timeout, db):
    return timeout, db


try:
    connect(**base, **mine)
except TypeError as error:
    print(str(error).split("() ")[1])
    # → got multiple values for keyword argument 'timeout'
