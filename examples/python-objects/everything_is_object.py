def pay(order):
    return "paid " + order


cart = ["olma", "nok"]
saved = cart  # a second name, no copy
saved.append("uzum")
print(cart, cart is saved)  # → ['olma', 'nok', 'uzum'] True
saved = []  # the name moves, the list stays
print(len(cart))  # → 3

number = 5
print(type(number), type(pay), type(int))
# → <class 'int'> <class 'function'> <class 'type'>
print(number.bit_length(), isinstance(None, object))  # → 3 True
steps = {"pay": pay, "number": int}
print(steps["pay"]("A-1"), steps["number"]("7"))  # → paid A-1 7
pay.calls = 1
print(pay.__name__, pay.calls)  # → pay 1

print(id([1]) == id([2]))  # → True
