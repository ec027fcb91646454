def add(items, total):
    items.append("nok")  # the caller's list
    total += 5  # a new int under a local name
    items = ["only here"]


cart, price = ["olma"], 10
add(cart, price)
print(cart, price)  # → ['olma', 'nok'] 10


def longer(items):
    items += ["anor"]


def longer_copy(items):
    items = items + ["uzum"]


longer(cart)
longer_copy(cart)
print(cart)  # → ['olma', 'nok', 'anor']
