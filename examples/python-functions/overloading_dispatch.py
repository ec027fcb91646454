from functools import singledispatch


@singledispatch
def dump(value):
    raise TypeError(f"cannot dump {type(value).__name__}")


@dump.register
def _(value: int):
    return f"int {value}"


@dump.register
def _(value: list | tuple):
    return [dump(item) for item in value]


print(dump((1, [2])))  # → ['int 1', ['int 2']]
try:
    dump("olma")
except TypeError as error:
    print(error)  # → cannot dump str
print(dump(True))  # → int True
