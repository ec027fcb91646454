from functools import wraps

steps = []


def tag(name):
    steps.append("factory " + name)

    def decorate(func):
        steps.append("wrap " + name)

        @wraps(func)
        def wrapper(*args, **kwargs):
            inner = func(*args, **kwargs)
            return f"<{name}>{inner}</{name}>"

        return wrapper

    return decorate


@tag("b")
@tag("i")
def hello(name):
    return name


print(hello("Ali"))  # → <b><i>Ali</i></b>
print(steps)  # → ['factory b', 'factory i', 'wrap i', 'wrap b']
