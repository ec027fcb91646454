def show(first, /, second=2, *args, flag=False, **kwargs):
    return first, second, args, flag, kwargs


print(show(1, 5, 6, 7, x=9))  # → (1, 5, (6, 7), False, {'x': 9})
print(show(1, first=8))  # → (1, 2, (), False, {'first': 8})


def forward(*args, **kwargs):
    return show(*args, **kwargs)


def forget(*args, **kwargs):
    return show(args, kwargs)


print(forward(1, flag=True))  # → (1, 2, (), True, {})
print(forget(1, x=2))  # → ((1,), {'x': 2}, (), False, {})


def connect(host, **options):
    return options.get("timeout", 30)


print(connect("db", timeuot=5))  # → 30
