def add(item, cart=[]):
    cart.append(item)
    return cart


print(add("olma"), add("nok"))  # → ['olma', 'nok'] ['olma', 'nok']
print(add.__defaults__)  # → (['olma', 'nok'],)


def add_safely(item, cart=None):
    cart = [] if cart is None else cart
    cart.append(item)
    return cart


print(add_safely("olma"), add_safely("nok"))  # → ['olma'] ['nok']

UNSET = object()


def patch(phone=UNSET):
    return "kept" if phone is UNSET else phone


print(patch(), patch(None))  # → kept None
