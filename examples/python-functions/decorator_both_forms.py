from functools import partial, wraps


# --8<-- [start:both]
def logged(func=None, *, level="INFO"):
    if func is None:
        return partial(logged, level=level)

    @wraps(func)
    def wrapper(*args, **kwargs):
        print(level, func.__name__)
        return func(*args, **kwargs)

    return wrapper


# --8<-- [end:both]
@logged
def one(): ...


@logged(level="DEBUG")
def two(): ...


one()  # → INFO one
two()  # → DEBUG two
