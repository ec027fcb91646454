price = 5  # a name that holds an int
price = "5"  # now a str: the type belongs to the object
print(price * 3)  # → 555

try:
    print(price + 3)
except TypeError as error:
    print(error)  # → can only concatenate str (not "int") to str

print(True + 0.5)  # → 1.5


def double(number: int) -> int:
    return number * 2


print(double("ha"))  # → haha
