"""What the second half of Python functions claims beside the output of its samples."""

import asyncio
import functools
import inspect
import itertools
import operator
import sqlite3
import subprocess
import sys
import threading
import weakref
from collections import deque
from collections.abc import Iterable, Sized
from contextlib import closing
from pathlib import Path

import pytest
from samples import load


def test_how_the_key_of_a_cache_is_made():
    calls = []

    @functools.cache
    def price(*args, **kwargs):
        calls.append(args)
        return [1]

    assert price(1, 2) is price(1.0, 2) and len(calls) == 1
    typed = functools.lru_cache(typed=True)(lambda x: x)
    assert (typed(1), typed(1.0)) == (1, 1.0) and typed.cache_info().misses == 2
    with pytest.raises(TypeError, match="unhashable"):
        price([1])
    assert functools.lru_cache(lambda: 1).cache_parameters()["maxsize"] == 128


def test_an_error_is_not_remembered_and_no_lock_is_held():
    calls = []

    @functools.cache
    def failing():
        calls.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            failing()
    assert len(calls) == 2

    both = threading.Barrier(2, timeout=10)

    @functools.cache
    def slow():
        both.wait()

    threads = [threading.Thread(target=slow) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert slow.cache_info().misses == 2 and not both.broken


def test_a_cached_coroutine_is_awaited_once():
    @functools.cache
    async def fetch():
        return 1

    async def main():
        assert await fetch() == 1
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await fetch()

    asyncio.run(main())


def test_cached_property_dies_with_its_object():
    class Report:
        made = 0

        @functools.cached_property
        def rows(self):
            Report.made += 1
            return [1]

    report = Report()
    assert report.rows is report.rows and Report.made == 1
    del report.rows
    assert report.rows and Report.made == 2
    alive = weakref.ref(report)
    del report
    assert alive() is None


def test_a_fresh_model_finds_the_entry_of_the_old_one():
    code = """
import functools
from django.conf import settings
settings.configure(DEFAULT_AUTO_FIELD="django.db.models.AutoField")
import django
django.setup()
from django.db import models

class Order(models.Model):
    amount = models.IntegerField()
    class Meta:
        app_label = "shop"
    @functools.lru_cache
    def total(self):
        return self.amount
    @functools.cached_property
    def fresh(self):
        return self.amount

print(Order(id=1, amount=5).total(), Order(id=1, amount=9).total(), Order(id=1, amount=9).fresh)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert result.stdout == "5 5 9\n", result.stderr


def test_zip_takes_a_row_and_drops_it():
    rows = iter("abcde")
    assert list(zip(rows, range(2), strict=False)) == [("a", 0), ("b", 1)] and next(rows) == "d"
    rows = iter("abcde")
    assert list(zip(range(2), rows, strict=False)) and next(rows) == "c"
    rows = iter("abcde")
    assert list(itertools.islice(rows, 2)) and next(rows) == "c"
    rows = iter("abcde")
    with pytest.raises(ValueError):
        list(zip(rows, range(2), strict=True))
    assert next(rows) == "d"


def test_iterables():
    with pytest.raises(TypeError, match="not an iterator"):
        next(range(3))
    for one in zip(), map(str, []), iter([]), (x for x in []):
        assert iter(one) is one
    with Path(__file__).open() as file:
        assert iter(file) is file
    assert list(iter(iter([1, 2, 0, 3]).__next__, 0)) == [1, 2]

    class Countdown:
        def __iter__(self):
            yield from (2, 1)

    down = Countdown()
    assert [(a, b) for a in down for b in down] == [(2, 2), (2, 1), (1, 2), (1, 1)]

    def leaking():
        yield next(iter([]))

    with pytest.raises(RuntimeError, match="generator raised StopIteration"):
        list(leaking())


def test_states_and_errors_of_a_generator():
    def work():
        yield inspect.getgeneratorstate(task)

    task = work()
    assert inspect.getgeneratorstate(task) == "GEN_CREATED"
    with pytest.raises(TypeError, match="can't send non-None value to a just-started generator"):
        task.send(5)
    assert next(task) == "GEN_RUNNING" and inspect.getgeneratorstate(task) == "GEN_SUSPENDED"
    task.close()
    assert inspect.getgeneratorstate(task) == "GEN_CLOSED"

    def stubborn():
        try:
            yield 1
        finally:
            yield 2

    task = stubborn()
    next(task)
    with pytest.raises(RuntimeError, match="generator ignored GeneratorExit"):
        task.close()

    caught = []

    def bare():
        while True:
            try:
                yield 1
            except:  # noqa: E722
                caught.append(1)
                if len(caught) > 1:
                    raise

    task = bare()
    next(task)
    with pytest.raises(RuntimeError, match="ignored"):
        task.close()
    assert not issubclass(GeneratorExit, Exception)

    def itself():
        yield next(again)

    again = itself()
    with pytest.raises(ValueError, match="generator already executing"):
        next(again)


def test_a_loop_passes_on_values_only():
    def inner(got):
        while True:
            got.append((yield))

    def looped(got):
        for value in inner(got):  # noqa: UP028
            yield value

    def delegated(got):
        yield from inner(got)

    for kind, expected in (looped, [None]), (delegated, [7]):
        got = []
        task = kind(got)
        next(task)
        task.send(7)
        assert got == expected

    def returning():
        yield
        return 5

    task = returning()
    next(task)
    with pytest.raises(StopIteration) as stop:
        next(task)
    assert stop.value.value == 5


def test_a_closed_generator_rolls_back():
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE orders (id INTEGER)")

    def insert():
        with database:
            for number in range(10):
                database.execute("INSERT INTO orders VALUES (?)", (number,))
                yield number

    taken = []
    with closing(insert()) as numbers:
        for number in numbers:
            taken.append(number)
            if len(taken) == 3:
                break
    count = "SELECT count(*) FROM orders"
    assert taken == [0, 1, 2] and database.execute(count).fetchone() == (0,)
    held = insert()
    next(held)
    assert database.in_transaction
    held.close()
    assert len(list(insert())) == 10 and database.execute(count).fetchone() == (10,)


def test_namesakes_break_groups():
    orders = [("Aziza", 7), ("Aziza", 9), ("Aziza", 7), ("Vali", 3)]
    key = operator.itemgetter(1)
    assert [k for k, _ in itertools.groupby(orders, key)] == [7, 9, 7, 3]
    assert [k for k, _ in itertools.groupby(sorted(orders), key)] == [7, 9, 3]


def test_lazy_streams():
    with pytest.raises(TypeError):
        reversed(n for n in range(3))
    with pytest.raises(TypeError):
        len(n for n in range(3))
    assert deque(iter(range(9)), maxlen=2) == deque([7, 8])
    asked = []
    pages = (asked.append(n) or [n] for n in range(3))
    assert next(itertools.chain.from_iterable(pages)) == 0 and asked == [0]
    asked.clear()
    itertools.chain(*(asked.append(n) or [n] for n in range(3)))
    assert asked == [0, 1, 2]
    source = iter(range(4))
    one, two = itertools.tee(source)
    assert next(source) == 0 and list(one) == list(two) == [1, 2, 3]


def test_function_objects():
    pay = load("python-functions/callable_objects.py").pay
    assert pay.__globals__["pay"] is pay and pay.__dict__ == {} and pay.__closure__ is None

    class Cart:
        def add(self): ...

    cart = Cart()
    assert cart.add is not cart.add and cart.add == cart.add
    assert cart.add.__self__ is cart and cart.add.__func__ is Cart.add
    cart.__call__ = lambda: 1
    with pytest.raises(TypeError, match="not callable"):
        cart()
    assert not hasattr(functools.partial(int), "__name__")


def test_an_object_with_an_async_call_is_not_a_coroutine_function():
    done = []

    class Handler:
        async def __call__(self):
            done.append(1)

    handler = Handler()
    assert not inspect.iscoroutinefunction(handler) and inspect.iscoroutinefunction(handler.__call__)
    with pytest.warns(RuntimeWarning, match="was never awaited"):
        result = handler()
        assert inspect.isawaitable(result)
        del result
    assert done == []


def test_dispatch():
    dump = load("python-functions/overloading_dispatch.py").dump

    @dump.register
    def _(value: Iterable):
        return [dump(item) for item in value]

    assert dump({1}) == ["int 1"] and dump(b"a") == ["int 97"] and dump({1: "a"}) == ["int 1"]
    with pytest.raises(RecursionError):
        dump("ab")
    dump.register(str, lambda value: "str")
    assert dump("ab") == "str"
    assert dump.dispatch(bool) is dump.registry[int]

    @functools.singledispatch
    def size(value): ...

    size.register(Iterable, lambda value: 1)
    size.register(Sized, lambda value: 2)

    class Both:
        def __len__(self): ...
        def __iter__(self): ...

    with pytest.raises(RuntimeError, match="Ambiguous dispatch"):
        size(Both())


def test_operators_ask_the_other_side():
    class Money:
        def __init__(self, amount):
            self.amount = amount

        def __add__(self, other):
            return Money(self.amount + other.amount) if isinstance(other, Money) else NotImplemented

    with pytest.raises(TypeError, match="'int' and 'Money'"):
        sum([Money(5), Money(7)])
    assert sum([Money(5), Money(7)], Money(0)).amount == 12

    class Other:
        def __radd__(self, other):
            return "other"

    assert Money(5) + Other() == "other"


def test_puzzles(capsys):
    assert [f() for f in [lambda: n for n in range(3)]] == [2, 2, 2]  # noqa: B023
    assert [f() for f in (lambda: n for n in range(3))] == [0, 1, 2]  # noqa: B023
    assert [f() for f in list(lambda: n for n in range(3))] == [2, 2, 2]  # noqa: B023
    rows = [[0] * 2] * 2
    rows[0][0] = 1
    assert rows == [[1, 0], [1, 0]]
    assert int("5000") is not int("5000")
    assert (round(2.5), True + True, "ab") == (2, 2, "ab")
    print(print("a"))
    assert capsys.readouterr().out == "a\nNone\n"
