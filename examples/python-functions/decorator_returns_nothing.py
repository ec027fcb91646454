from functools import wraps


def shout(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs).upper()

    return wrapper


def plain(name):
    return "salom, " + name


print(shout(plain)("Ali"), plain("Ali"))  # → SALOM, ALI salom, Ali

handlers = {}


def handles(func):
    handlers[func.__name__] = func  # and nothing is returned


@handles
def paid(order):
    return "receipt " + order


print(handlers["paid"]("A-1"), paid)  # → receipt A-1 None
