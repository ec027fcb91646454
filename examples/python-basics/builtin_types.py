one, pair, empty = (5), (5,), {}
print(type(one), type(pair))  # → <class 'int'> <class 'tuple'>
print(type(empty), type(set()))  # → <class 'dict'> <class 'set'>

flag = True
print(isinstance(flag, int), type(flag) is int)  # → True False
print(isinstance(5, int | float))  # → True

print(int("ff", 16), int("0b101", 0), int(" 42\n"))  # → 255 5 42
print(int(-3.9), bool("False"), bool(0.0))  # → -3 True False
print(list("12"), tuple({"a": 1}))  # → ['1', '2'] ('a',)
try:
    int("3.7")
except ValueError as error:
    print(error)
# → invalid literal for int() with base 10: '3.7'

print(abs(3 + 4j), (3 + 4j).imag)  # → 5.0 4.0
print(type(None)() is None, ... is Ellipsis)  # → True True
