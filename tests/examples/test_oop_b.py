"""What the second half of the section on classes says beyond its samples' own comments."""

import copy
import json
import pickle
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections import UserDict, namedtuple
from collections.abc import Iterable, Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, Protocol, runtime_checkable
from unittest.mock import ANY, Mock, create_autospec

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError
from samples import load


def test_userdict_passes_every_way_in_through_setitem():
    class Headers(UserDict):
        def __setitem__(self, name, value):
            super().__setitem__(name.lower(), value)

    headers = Headers({"Host": 1})
    headers.update({"Cookie": 2})
    assert list(headers) == ["host", "cookie"]


def test_a_private_name_of_thread_is_taken_by_the_child():
    class Worker(threading.Thread):
        def run(self):
            pass

    worker = Worker()
    names = {(3, 11): "_stop", (3, 12): "_stop", (3, 13): "_handle"}
    name = names.get(sys.version_info[:2], "_os_thread_handle")
    setattr(worker, name, threading.Event())
    with pytest.raises(TypeError):
        worker.start()
        worker.join(60)
    safe = Worker()
    safe._Worker__stop = threading.Event()
    safe.start()
    safe.join(60)


class Sms:
    def send(self, text):
        return text


def test_a_bare_mock_knows_every_name_and_an_autospec_only_the_real_ones():
    assert Mock().send_sms("hi")
    client = create_autospec(Sms, instance=True)
    assert client.send("hi")
    with pytest.raises(AttributeError):
        client.send_sms("hi")
    with pytest.raises(TypeError):
        client.send("hi", "too many")
    with pytest.raises(AttributeError, match="'Sms' object has no attribute 'send_sms'"):
        Sms().send_sms("hi")


def test_an_abstract_gap_shows_when_an_object_is_made():
    class Storage(ABC):
        @abstractmethod
        def save(self):
            return "saved"

    class Disk(Storage):  # made without an error
        pass

    with pytest.raises(TypeError, match="abstract"):
        Disk()

    class Foreign:
        pass

    Storage.register(Foreign)
    with pytest.raises(AttributeError):
        Foreign().save()

    class Plain:
        @abstractmethod
        def save(self): ...

    Plain()

    class Shop(Storage):
        def save(self):
            return super().save()

        @property
        @abstractmethod
        def name(self): ...

    with pytest.raises(TypeError, match="name"):
        Shop()

    @runtime_checkable
    class Saves(Protocol):
        def save(self, name): ...

    class Game:
        def save(self): ...

    assert isinstance(Game(), Saves)
    with pytest.raises(TypeError):
        Game().save("a")


def test_what_abstract_collections_give_and_see():
    class Row(Mapping):
        def __getitem__(self, key):
            return {"a": 1}[key]

        def __iter__(self):
            return iter("a")

        def __len__(self):
            return 1

    row = Row()
    assert row.get("b") is None and "a" in row and list(row.items()) == [("a", 1)] and row == {"a": 1}

    class Walks:
        def __iter__(self):
            return iter(())

    assert isinstance(Walks(), Iterable)


def test_special_methods_and_what_steps_in():
    class Price:
        def __init__(self, number):
            self.number = number

        def __add__(self, other):
            return Price(self.number + other.number)

        def __str__(self):  # noqa: PLE0307
            print("price")

    with pytest.raises(TypeError, match="unsupported operand"):
        sum([Price(1), Price(2)])
    assert sum([Price(1), Price(2)], start=Price(0)).number == 3
    with pytest.raises(TypeError, match="__str__ returned non-string"):
        str(Price(1))


def test_in_takes_an_object_with_getitem_alone_for_a_sequence():
    class Settings:
        values = {"theme": "dark"}
        asked = []

        def __getitem__(self, key):
            self.asked.append(key)
            if len(self.asked) > 100:
                raise InterruptedError  # by itself it would never end
            return self.values.get(key)

    with pytest.raises(InterruptedError):
        assert "theme" in Settings()
    assert Settings.asked[:3] == [0, 1, 2]

    class Strict(Settings):
        def __getitem__(self, key):
            return self.values[key]

    with pytest.raises(KeyError, match=r"^0$"):
        assert "theme" in Strict()

    class Mapped(Strict, Mapping):
        def __iter__(self):
            return iter(self.values)

        def __len__(self):
            return len(self.values)

    class Generous(Mapped):
        def __getitem__(self, key):
            return self.values.get(key)

    assert "theme" in Mapped() and "font" not in Mapped() and "font" in Generous()


def test_list_asks_for_the_length_and_an_f_string_for_the_format():
    class Orders:
        asked = 0

        def __len__(self):
            self.asked += 1
            return 1

        def __iter__(self):
            return iter("a")

        def __str__(self):
            return "text"

    orders = Orders()
    assert list(orders) == ["a"] and orders.asked == 1
    assert f"{orders}" == "text"
    Orders.__format__ = lambda self, spec: "format"
    assert f"{orders}" == "format" and str(orders) == "text"


def test_not_implemented_and_the_order_of_the_sides():
    version = load("oop/equality_ordering.py").Version
    assert version("3.9") != "3.9" and version("3.9") != None  # noqa: E711
    assert version("1.0") == ANY and len({version("1.0"), version("1.00")}) == 1
    with pytest.raises(TypeError, match="not supported"):
        assert version("3.9") < "3.8"

    class Stubborn:
        def __eq__(self, other):
            return False

    assert Stubborn() != ANY

    @dataclass(order=True)
    class Job:
        title: str
        priority: int

    assert min(Job("pay", 1), Job("mail", 9)).title == "mail"

    class Left:
        def __lt__(self, other):
            return "left"

    class Child(Left):
        def __gt__(self, other):
            return "child"

    assert (Left() < Child()) == "child"

    class Teller:
        def __eq__(self, other):
            return type(self).__name__

    class Heir(Teller):  # overrides nothing, and is asked first all the same
        pass

    assert (Teller() == Heir()) == "Heir"


class Point:
    def __init__(self, x, color=None):
        self.x, self.color = x, color

    def __eq__(self, other):
        return self.x == other.x if isinstance(other, Point) else NotImplemented

    def __hash__(self):
        return hash(self.x)


class Colored(Point):
    def __eq__(self, other):
        if not isinstance(other, Colored):
            return NotImplemented
        return (self.x, self.color) == (other.x, other.color)

    __hash__ = Point.__hash__


def test_a_child_with_one_more_field_breaks_transitivity():
    plain, red, blue = Point(1), Colored(1, "red"), Colored(1, "blue")
    assert plain == red == plain == blue and red != blue
    assert (len({plain, red, blue}), len({red, blue, plain}), len({red, plain, blue})) == (1, 2, 2)

    @dataclass
    class Flat:
        x: int

    @dataclass
    class Deep(Flat):
        pass

    assert Flat(1) != Deep(1)


def test_what_a_dataclass_offers_and_does_not_check():
    @dataclass(frozen=True)
    class Item:
        price: int
        tags: list = field(default_factory=list)
        secret: str = field(default="x", repr=False)

    assert Item("7").price * 3 == "777"
    assert "secret" not in repr(Item(1)) and replace(Item(1), price=8).price == 8
    with pytest.raises(FrozenInstanceError):
        Item(1).price = 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Item(1))
    item = Item(1, [1])
    assert asdict(item)["tags"] is not item.tags

    @dataclass
    class Parent:
        x: int = 0

    with pytest.raises(TypeError, match=r"non-default argument .* follows default argument"):

        @dataclass
        class Child(Parent):
            y: int

    @dataclass(kw_only=True)
    class Named(Parent):
        y: int

    assert Named(y=1).x == 0


def test_named_tuples_equal_any_tuple_and_become_lists():
    class Place(NamedTuple):
        x: int
        y: int

    assert Place(1, 2) == namedtuple("Size", "w h")(1, 2)
    assert json.dumps(Place(1, 2)) == "[1, 2]"


def test_ways_into_a_pydantic_model_that_check_nothing():
    class Order(BaseModel):
        total: int = "default"
        items: list[int] = []

    class Strict(Order):
        model_config = ConfigDict(validate_assignment=True)

    assert Order().total == "default"
    order = Order(total="7")
    assert order.total == 7
    order.total = "abc"
    assert order.total == "abc"
    strict = Strict(total=7)
    with pytest.raises(ValidationError):
        strict.total = "abc"
    strict.items.append("x")
    assert strict.items == ["x"]
    assert Order.model_construct(total="a").total == Order(total=1).model_copy(update={"total": "a"}).total == "a"
    with pytest.raises(ValidationError):
        Order.model_validate({"total": "a"})


def test_attribute_errors_inside_a_property_and_in_setattr():
    class Order:
        client = None

        @property
        def city(self):
            return self.client.city

        def __getattr__(self, name):
            raise AttributeError(f"no {name}")

    with pytest.raises(AttributeError, match="no city"):
        Order().city  # noqa: B018

    class Loop:
        def __setattr__(self, name, value):
            self.name = value

    with pytest.raises(RecursionError):
        Loop().x = 1

    class Logged:
        def __getattribute__(self, name):
            raise AssertionError(name)

        def __len__(self):
            return 3

    assert len(Logged()) == 3


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


class Guarded(Proxy):
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._target, name)


def test_a_proxy_without_its_init_recurses():
    assert Proxy([1]).count(1) == 1
    for again in (copy.copy, copy.deepcopy, lambda proxy: pickle.loads(pickle.dumps(proxy))):
        with pytest.raises(RecursionError):
            again(Proxy([1]))
        assert again(Guarded([1]))._target == [1]
    with pytest.raises(TypeError, match="no len"):
        len(Proxy([1]))


def test_descriptors_of_the_language():
    class Item:
        def pay(self):
            return self

        @classmethod
        def make(cls): ...

        @property
        def price(self): ...

        @cached_property
        def total(self): ...

    item = Item()
    assert Item.pay.__get__(item, Item) == item.pay
    names = vars(Item)
    kinds = {name: hasattr(names[name], "__set__") for name in ("pay", "make", "price", "total")}
    assert kinds == {"pay": False, "make": False, "price": True, "total": False}

    class Shared:
        def __get__(self, obj, owner=None):
            return self.value

        def __set__(self, obj, value):
            self.value = value

    class Two:
        price = Shared()

    one, two = Two(), Two()
    one.price, two.price = 1, 2
    assert one.price == 2

    sample = load("oop/descriptors.py")
    inside = Item()
    inside.price_ = sample.Positive()
    inside.price_ = -1
    assert inside.price_ == -1


def test_a_descriptor_that_forgets_the_class_itself():
    class Field:
        def __get__(self, obj, owner=None):
            return obj._price

        def __set__(self, obj, value): ...

    class Item:
        price = Field()

    with pytest.raises(AttributeError, match="'NoneType' object has no attribute '_price'"):
        Item.price  # noqa: B018


def test_descriptors_of_the_orms():
    from sqlalchemy.orm.attributes import InstrumentedAttribute

    assert hasattr(InstrumentedAttribute, "__set__")
    code = """
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
import django
django.setup()
from abc import ABC
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

class User(models.Model):
    name, email = models.TextField(), models.TextField()
    class Meta:
        app_label = "shop"

class Book(models.Model):
    author = models.ForeignKey(User, models.CASCADE)
    class Meta:
        app_label = "shop"

with connection.schema_editor() as editor:
    editor.create_model(User)
User.objects.create(name="ali", email="a@example.uz")
user = User.objects.only("name").get()
print(hasattr(vars(User)["email"], "__get__"), hasattr(vars(User)["email"], "__set__"))
with CaptureQueriesContext(connection) as queries:
    user.name, user.email, user.email
print(len(queries), "email" in vars(user))
book = Book()
book.author = user
print(hasattr(vars(Book)["author"], "__set__"), book.author_id == user.pk)
for act in (lambda: user.objects, lambda: type("Report", (models.Model, ABC), {"__module__": "shop"})):
    try:
        act()
    except (AttributeError, TypeError) as error:
        print(str(error)[:18])
"""
    printed = subprocess.check_output([sys.executable, "-c", code], text=True, timeout=60)
    assert printed.splitlines() == ["True False", "1 True", "True True", "Manager isn't acce", "metaclass conflict"]


def test_in_which_order_a_class_is_made():
    steps = []

    class Field:
        def __set_name__(self, owner, name):
            steps.append("set_name")

    class Meta(type):
        def __prepare__(name, bases):
            steps.append("prepare")
            return {}

        def __init__(cls, *arguments):
            steps.append("init")

        def __call__(cls):
            steps.append("call")
            return super().__call__()

    class Parent:
        def __init_subclass__(cls):
            steps.append("init_subclass")

    def decorator(cls):
        steps.append("decorator")
        return cls

    @decorator
    class Made(Parent, metaclass=Meta):
        steps.append("body")
        field = Field()

    Made()
    assert steps == ["prepare", "body", "set_name", "init_subclass", "init", "decorator", "call"]
    assert type(type) is type


def test_a_child_with_a_required_class_keyword_cannot_be_a_dataclass_with_slots():
    exporter = load("oop/metaclasses.py").Exporter
    with pytest.raises(TypeError, match="missing 1 required"):

        @dataclass(slots=True)
        class Pdf(exporter, kind="pdf"):
            pages: int


def test_the_parking_lot():
    lot = load("oop/class_design_task.py").ParkingLot(["A1"], lambda seconds: 1 / 0, lambda: 0)
    lot.enter("01A777AA")
    for plate in ("01A777AA", "01B888BB"):
        with pytest.raises(ValueError, match="no entry"):
            lot.enter(plate)
    with pytest.raises(ZeroDivisionError):
        lot.leave("01A777AA")
    assert "01A777AA" in lot._tickets  # an error in the tariff loses no ticket
