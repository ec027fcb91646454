"""What the first half of Python objects claims beside the output of its samples."""

import copy
import json
import math
import subprocess
import sys
import threading
from collections import Counter, namedtuple
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pytest
from pydantic import BaseModel
from samples import load

MODULUS = 2**61 - 1


class Plain:
    """An ordinary class, hashable by identity."""

    def save(self):
        pass


def test_a_freed_object_leaves_its_id_to_another_and_its_entry_in_a_weak_dict():
    prices = {}
    product = Plain()
    prices[id(product)] = 100
    del product
    others = [Plain() for _ in range(50)]
    assert any(id(other) in prices for other in others)
    weak = WeakKeyDictionary()
    product = Plain()
    weak[product] = 100
    del product
    assert not weak


def test_names_functions_and_built_ins_are_what_the_mistakes_say():
    ran_in = []
    thread = threading.Thread(target=ran_in.append(threading.current_thread()))
    assert ran_in == [threading.main_thread()] and thread._target is None
    with pytest.raises(TypeError, match="'list' object is not callable"):
        exec("list = [1]; list('ab')", {})
    items = other = [1]
    items.clear()
    del items
    assert other == []
    assert type(Plain) is type and type(type) is type


def test_a_list_of_the_class_grows_for_all_and_an_int_does_not():
    class Post:
        count = 0
        tags: list = []

        def add(self, tag):
            self.count += 1
            self.tags += [tag]

    one, two = Post(), Post()
    one.add("sql")
    assert (one.count, two.count) == (1, 0)
    assert two.tags == ["sql"] and "tags" in vars(one) and one.tags is Post.tags


def test_immutable_outside_says_nothing_about_the_inside():
    @dataclass(frozen=True)
    class Order:
        lines: list

    order = Order([1])
    order.lines.append(2)
    assert order.lines == [1, 2]
    with pytest.raises(TypeError):
        hash(order)
    view = MappingProxyType(under := {"a": 1})
    with pytest.raises(TypeError):
        view["b"] = 2
    under["b"] = 2
    assert view["b"] == 2
    point = ([1], 2)
    point[0].append(5)
    assert point == ([1, 5], 2)

    @lru_cache
    def settings():
        return {"debug": True}

    settings().pop("debug")
    assert settings() == {}


def test_the_same_constant_is_one_object_only_within_one_block_of_code():
    names: dict = {}
    exec("a = 5000\nb = 5000", names)
    assert names["a"] is names["b"]
    for line in "a = 5000", "b = 5000":  # as the REPL does it
        exec(compile(line, "<line>", "single"), names)
    assert names["a"] is not names["b"]
    small = 256 if sys.version_info < (3, 15) else 1024
    assert int(str(small)) is int(str(small)) and int(str(small + 1)) is not int(str(small + 1))
    assert int("-5") is int("-5") and int("-6") is not int("-6")
    with pytest.warns(SyntaxWarning):
        compile("x is 5000", "<line>", "eval")
    status = json.loads('"paid"')
    assert status == "paid" and status is not "".join(["pa", "id"])
    nan = float("nan")
    assert math.isnan(nan) and [nan] == [nan]
    thing = Plain()
    assert thing.save == thing.save and thing.save is not thing.save


def test_is_none_on_a_column_is_plain_python():
    from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

    users = Table("users", MetaData(), Column("deleted_at", Integer))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        users.create(connection)
        connection.execute(insert(users), {"deleted_at": None})
        column = users.c.deleted_at
        assert len(connection.execute(select(users).where(column == None)).all()) == 1  # noqa: E711
        assert connection.execute(select(users).where(column is None)).all() == []
        assert len(connection.execute(select(users).where(column.is_(None))).all()) == 1
        assert "IS NULL" in str(column == None) and "false" in str(select(users).where(column is None))  # noqa: E711


def test_what_a_caller_sees():
    def change(items):
        items[:] = []

    def rebind(items):
        items = []
        del items

    def grow(items):
        items += (3,)

    mine, fixed = [1], (1,)
    rebind(mine)
    grow(fixed)
    assert mine == [1] and fixed == (1,)
    grow(mine)
    assert mine == [1, 3]
    with pytest.raises(TypeError):
        fixed += [3]
    change(mine)
    assert mine == []


def test_a_pool_of_threads_gets_a_reference_and_no_snapshot():
    gate, event = threading.Event(), {}

    def send(given):
        gate.wait(5)
        return given["number"]

    with ThreadPoolExecutor(2) as pool:
        shared, own = [], []
        for number in range(3):
            event["number"] = number
            shared.append(pool.submit(send, event))
            own.append(pool.submit(send, dict(event)))
        gate.set()
        assert [job.result(20) for job in shared] == [2, 2, 2]
        assert [job.result(20) for job in own] == [0, 1, 2]


def test_a_pool_of_processes_pickles_later(tmp_path):
    script = tmp_path / "later.py"
    script.write_text(
        "from concurrent.futures import ProcessPoolExecutor\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(1) as pool:\n"
        "        box, jobs = {}, []\n"
        "        for number in range(500):\n"
        "            box['number'] = number\n"
        "            jobs.append(pool.submit(dict, box))\n"
        "        print(sum(job.result()['number'] != n for n, job in enumerate(jobs)) > 0)\n"
    )
    shown = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)
    assert shown.stdout == "True\n", shown.stderr


def test_an_ordinary_object_passes_as_a_shared_default():
    class Address:
        city = "Tashkent"

    @dataclass
    class User:
        address: Address = Address()  # noqa: RUF009
        home: Address = field(default_factory=Address)

    one, two = User(), User()
    assert one.address is two.address and one.home is not two.home
    with pytest.raises(ValueError, match="default_factory"):

        @dataclass
        class Refused:
            tags: list = []  # noqa: RUF008

    class Model(BaseModel):
        tags: list = []

    assert Model().tags is not Model().tags


def test_a_nested_def_gets_fresh_defaults():
    def outer():
        def inner(items=[]):  # noqa: B006
            return items

        return inner

    assert outer()() is not outer()()

    def add(item, items=None):
        items = items or []
        items.append(item)

    given: list = []
    add(1, given)
    assert given == []

    def only(*, key=1):
        return key

    assert only.__kwdefaults__ == {"key": 1}
    if sys.version_info >= (3, 15):
        unset = eval('sentinel("UNSET")')
        assert copy.deepcopy(unset) is unset and repr(unset) == "UNSET"


DJANGO = """
import uuid

import django
from django.conf import settings

settings.configure()
django.setup()
from django.db import models


class Tag(models.Model):
    class Meta:
        app_label = "shop"


class Document(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    options = models.JSONField(default={})

    class Meta:
        app_label = "shop"


try:
    {Tag()}
except TypeError as error:
    print(error)
print(Tag() == Tag(), len({Tag(pk=1), Tag(pk=1)}), len({Document(), Document()}))
print(Document().options is Document().options)
print([found.id for found in Document._meta.get_field("options").check()])
"""


def test_what_django_says_of_hashes_and_of_a_dict_as_default():
    shown = subprocess.run([sys.executable, "-c", DJANGO], capture_output=True, text=True, timeout=60)
    assert shown.stdout.splitlines() == [
        "Model instances without primary key value are unhashable",
        "False 1 2",
        "True",
        "['fields.E010']",
    ], shown.stderr


def test_copies():
    nested = [[1]]
    for made in nested[:], list(nested), copy.copy(nested), nested.copy():
        assert made is not nested and made[0] is nested[0]
    assert ({"a": nested} | {})["a"] is nested
    assert copy.deepcopy(print) is print and copy.deepcopy(Plain) is Plain
    with pytest.raises(TypeError, match=r"cannot pickle '_thread.lock' object"):
        copy.deepcopy({"lock": threading.Lock()})

    class Counted:
        made = 0

        def __init__(self):
            Counted.made += 1

    copy.copy(Counted())
    assert Counted.made == 1


class Node:
    def __init__(self, parent=None):
        self.parent, self.children = parent, []
        if parent:
            parent.children.append(self)


class Detached(Node):
    def __deepcopy__(self, memo):
        new = Detached()
        new.children = [copy.deepcopy(child, memo) for child in self.children]
        return new


def count(node):
    return 1 + sum(map(count, node.children))


def test_a_deep_copy_of_a_node_climbs_to_the_root():
    for kind, reached in (Node, 101), (Detached, 1):
        root = kind()
        leaves = [kind(root) for _ in range(100)]
        twin = copy.deepcopy(leaves[0])
        top = twin.parent or twin
        assert count(top) == reached
    assert count(copy.deepcopy(root)) == 101


def calls(function):
    """The names of the Python functions that run, as often as they do."""
    seen = Counter()
    sys.setprofile(lambda frame, event, _: seen.update([frame.f_code.co_name] if event == "call" else []))
    try:
        function()
    finally:
        sys.setprofile(None)
    return seen


def test_deepcopy_is_called_for_every_key_and_value_and_a_comprehension_calls_nothing():
    rows = [{"id": number, "tags": ["a", "b"]} for number in range(1000)]
    assert calls(lambda: copy.deepcopy(rows))["deepcopy"] == 7001
    assert calls(lambda: [{**row, "tags": row["tags"][:]} for row in rows]).total() < 5


@pytest.mark.skipif(sys.version_info[:2] != (3, 11) or sys.maxsize < 2**62, reason="sizes of 64-bit CPython 3.11")
def test_the_bytes_of_the_table():
    numbers = range(1000)
    made = (list(numbers), tuple(numbers), set(numbers), dict.fromkeys(numbers))
    assert [sys.getsizeof(container) for container in made] == [8056, 8040, 32984, 36952]


def test_a_longer_named_tuple_breaks_those_who_read_it():
    class Found(NamedTuple):
        id: int
        name: str
        city: str = "Tashkent"

    found = Found(1, "Ali")
    with pytest.raises(ValueError, match="too many values"):
        _, _ = found
    assert found != (1, "Ali") and found[-1] == "Tashkent" and json.dumps(found) == '[1, "Ali", "Tashkent"]'
    assert not hasattr(found, "__dict__") and not hasattr(namedtuple("P", "x")(1), "__dict__")

    @dataclass(frozen=True)
    class Point:
        x: int

    @dataclass(frozen=True)
    class Size:
        x: int

    assert Point(3) != Size(3) and (1,) < (1, 2)


def probes(hashed, taken, mask=7):
    """The slots that CPython tries, as Objects/dictobject.c computes them."""
    slot, perturb, tried = hashed & mask, hashed, [hashed & mask]
    while slot in taken:
        perturb >>= 5
        slot = (slot * 5 + perturb + 1) & mask
        tried.append(slot)
    return tried


def test_the_picture_of_the_table_is_true():
    taken: dict[int, int] = {}
    for number, key in enumerate((12, 5)):
        taken[probes(hash(key), taken)[-1]] = number
    assert taken == {4: 0, 5: 1}
    assert probes(hash(20), taken) == [4, 5, 2]
    if sys.version_info[:2] == (3, 11) and sys.maxsize > 2**62:
        import ctypes

        keys = ctypes.c_void_p.from_address(id(table := {12: "a", 5: "b", 20: "c"}) + 32).value
        assert list((ctypes.c_int8 * 8).from_address(keys + 32)) == [-1, -1, 2, -1, 0, 1, -1, -1] and table


def grows_at(make, add):
    made, sizes = make(), []
    for number in range(6):
        add(made, number)
        sizes.append(sys.getsizeof(made))
    return next(count for count, size in enumerate(sizes, 1) if size != sizes[0])


def test_a_dict_of_eight_slots_grows_at_six_keys_and_a_set_at_five_elements():
    assert grows_at(dict, lambda made, number: made.update({number: None})) == 6
    assert grows_at(set, lambda made, number: made.add(number)) == 5


def test_a_dict_keeps_its_size_while_it_is_emptied():
    table = dict.fromkeys(range(1000))
    size = sys.getsizeof(table)
    for number in range(999):
        del table[number]
    assert sys.getsizeof(table) == size > 10 * sys.getsizeof(dict(table))
    with pytest.raises(RuntimeError):
        for number in table:
            table[number + 1] = None


def test_ints_can_be_chosen_so_that_all_collide():
    chosen = [number * MODULUS for number in range(2000)]
    assert set(map(hash, chosen)) == {0}
    assert sum(number < 2**63 for number in chosen) == 5


class Counted(int):
    """An int that counts how often it is compared."""

    compared = 0
    __hash__ = int.__hash__

    def __eq__(self, other):
        Counted.compared += 1
        return int.__eq__(self, other)


@pytest.mark.parametrize("make", [set, dict.fromkeys])
def test_each_int_chosen_to_collide_is_compared_with_all_before_it(make):
    for count in 500, 1000:
        Counted.compared = 0
        made = make(map(Counted, range(count)))
        assert Counted.compared == 0 and len(made) == count
        made = make([Counted(number * MODULUS) for number in range(count)])
        assert Counted.compared >= count * (count - 1) // 2 and len(made) == count
    assert len(json.dumps([number * MODULUS for number in range(12_000)])) < 300_000
    assert 12_000 * 11_999 // 2 > 70_000_000


def test_who_has_which_hash():
    class Both:
        def __init__(self, value):
            self.value = value

        def __eq__(self, other):
            return self.value == other.value

    class Child(Plain):
        def __eq__(self, other):
            return True

    @dataclass
    class Data:
        x: int

    @dataclass(frozen=True)
    class Frozen:
        x: int

    class Status(Enum):
        PAID = 1

    assert Both.__hash__ is None and Child.__hash__ is None and Data.__hash__ is None
    assert hash(Frozen(1)) == hash(Frozen(1)) and hash(Plain()) != hash(Plain())
    assert hash(Status.PAID) == hash("PAID")
    with pytest.raises(TypeError):
        hash(("user", ["read"]))
    assert json.loads('{"7": 1}').get(7) is None
    assert {frozenset({"a": 1, "b": 2}.items())} == {frozenset({"b": 2, "a": 1}.items())}
    assert hash(1) == hash(1.0) == hash(True)


def test_the_samples_can_be_used_further():
    assert load("python-objects/mutable_default.py").add_safely("x") == ["x"]
    assert load("python-objects/list_tuple_set_dict.py").Size(1, 2) == (1, 2)
