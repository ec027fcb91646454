import weakref


class Image:
    def show(self):
        return "shown"


cache = weakref.WeakValueDictionary()
cat = cache["cat"] = Image()
print(cache["cat"] is cat)  # → True
weakref.finalize(cat, print, "cat is gone")
del cat  # → cat is gone
print(len(cache))  # → 0

cache["dog"] = Image()
print("dog" in cache)  # → False

image = Image()
plain = weakref.ref(image.show)
method = weakref.WeakMethod(image.show)
print(plain(), method()())  # → None shown
