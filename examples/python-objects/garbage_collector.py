import gc
import weakref


class Node: ...


def cycle():
    a, b = Node(), Node()
    a.peer, b.peer = b, a
    return weakref.ref(a)


def load(big):
    try:
        return int("x")
    except ValueError as error:
        caught = error  # error → traceback → frame → caught
    return weakref.ref(big), caught.args


ref = cycle()
print(ref() is None, gc.collect() > 0, ref())  # → False True None
ref, _ = load(Node())
print(ref() is None, gc.collect() > 0, ref())  # → False True None
