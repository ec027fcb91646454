from functools import partial, update_wrapper


class counted:
    def __init__(self, func):
        update_wrapper(self, func)
        self.func, self.calls = func, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.func(*args, **kwargs)

    def __get__(self, instance, owner=None):
        return self if instance is None else partial(self, instance)


class Cart:
    @counted
    def add(self, item):
        return item


one, two = Cart(), Cart()
print(one.add("olma"), two.add("nok"))  # → olma nok
print(Cart.add.calls)  # → 2
