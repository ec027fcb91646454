"""What the first half of the OOP section says beyond its samples' own comments."""

import asyncio
import copy
import gc
import pickle
import subprocess
import sys
import textwrap
from functools import cached_property
from pathlib import Path, PosixPath, WindowsPath

import pytest
from samples import load


def test_an_abstract_class_and_a_child_that_forgot_its_part_make_no_objects():
    account = load("oop/oop_pillars.py").Account
    with pytest.raises(TypeError, match="abstract"):
        account(900)

    class Voucher(account):
        pass

    with pytest.raises(TypeError, match="abstract"):
        Voucher(900)


def test_the_messages_of_a_forgotten_self_and_of_a_class_without_brackets():
    class Cart:
        limit = 3

        def add(item):
            pass

        def put(self, item):
            pass

        def full(self):
            return limit  # noqa: F821

    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        Cart().add("olma")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'item'"):
        Cart.put("olma")
    with pytest.raises(NameError):
        Cart().full()


def test_self_of_a_shared_service_mixes_two_requests_up():
    class Service:
        async def greet(self, user):
            self.user = user
            await asyncio.sleep(0)
            return self.user

    async def two_requests():
        service = Service()
        return await asyncio.gather(service.greet("ali"), service.greet("vali"))

    assert asyncio.run(two_requests()) == ["vali", "vali"]


def test_a_second_del_finds_nothing_in_the_object():
    order = load("oop/class_vs_instance_attributes.py").Order()
    order.currency = "USD"
    del order.currency
    with pytest.raises(AttributeError):
        del order.currency


def test_counting_objects_through_self_or_through_the_type_goes_wrong():
    class Order:
        by_self = by_type = by_name = 0

        def __init__(self):
            self.by_self += 1
            type(self).by_type += 1
            Order.by_name += 1

    class Express(Order):
        pass

    for make in (Order, Order, Express, Order):
        make()
    assert (Order.by_self, Order.by_name) == (0, 4)
    assert (Order.by_type, Express.by_type) == (3, 3)


def test_an_annotation_makes_no_attribute():
    class Order:
        lines: list

    with pytest.raises(AttributeError):
        Order().lines  # noqa: B018


def test_new_decides_whether_init_runs():
    class Other:
        def __new__(cls):
            return 5

        def __init__(self):
            raise AssertionError

    class Forgets:
        def __new__(cls):
            super().__new__(cls)

    class Passes:
        def __new__(cls, *args):
            return super().__new__(cls, *args)

    assert Other() == 5
    assert Forgets() is None
    with pytest.raises(TypeError, match=r"object.__new__\(\) takes exactly one argument"):
        Passes(1)
    assert type(Path()) in (PosixPath, WindowsPath)


def test_a_half_made_object_is_still_deleted():
    seen = []

    class Upload:
        def __init__(self):
            self.opened = True
            raise ValueError

        def __del__(self):
            seen.append(vars(self))

    with pytest.raises(ValueError):
        Upload()
    gc.collect()
    assert seen == [{"opened": True}]


def test_an_error_in_del_is_printed_and_goes_no_further():
    code = "class A:\n    def __del__(self): 1 / 0\nA()\nprint('on')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "on\n")
    assert "Exception ignored" in done.stderr


def test_an_int_that_parses_in_new_cannot_be_copied_or_read_back():
    amount = load("oop/new_vs_init.py").Sum("10 000")
    with pytest.raises(AttributeError):
        copy.copy(amount)
    with pytest.raises(AttributeError):
        pickle.loads(pickle.dumps(amount))

    class Kept(int):
        def __new__(cls, text):
            return super().__new__(cls, text.replace(" ", ""))

        def __getnewargs__(self):
            return (str(int(self)),)

    assert copy.copy(Kept("10 000")) == 10000


def test_a_child_with_another_init_loses_the_factory():
    price = load("oop/instance_class_static_methods.py").Price

    class Sale(price):
        def __init__(self, amount, percent):
            super().__init__(amount)

    with pytest.raises(TypeError, match="percent"):
        Sale.parse("10")


def test_super_in_a_class_method_hands_the_child_on():
    price = load("oop/instance_class_static_methods.py").Price

    class Sale(price):
        @classmethod
        def parse(cls, text):
            return super().parse(text.strip("!"))

    assert type(Sale.parse("10!")) is Sale


@pytest.mark.parametrize("name", ["Client", "_Client"])
def test_a_child_of_the_same_name_overwrites_a_mangled_attribute(name):
    code = f"""
    class Client:
        def __init__(self): self.__token = "parent"
        def token(self): return self.__token
    Parent = Client
    class {name}(Parent):
        def __init__(self):
            super().__init__()
            self.__token = "child"
    seen = {name}().token()
    """
    names = {}
    exec(textwrap.dedent(code), names)
    assert names["seen"] == "child"


def test_a_module_function_with_two_underscores_is_not_found_in_a_method():
    names = {}
    exec("def __helper(): pass\nclass Client:\n    def go(self): __helper()", names)
    with pytest.raises(NameError, match="_Client__helper"):
        names["Client"]().go()


def test_a_cached_result_goes_with_del_and_needs_a_dict():
    phone = load("oop/properties.py").Product(1000)
    assert phone.with_tax == 1120
    phone.price = 2000
    del phone.with_tax
    assert phone.with_tax == 2240

    class Slotted:
        __slots__ = ()

        @cached_property
        def total(self):
            return 1

    with pytest.raises(TypeError, match="__dict__"):
        Slotted().total  # noqa: B018


def test_a_child_that_overrides_the_getter_loses_the_setter():
    product = load("oop/properties.py").Product

    class Sale(product):
        @property
        def price(self):
            return super().price // 2

    class Kept(product):
        @product.price.getter
        def price(self):
            return super().price // 2

    class Halved(product):
        @product.price.setter
        def price(self, value):
            product.price.fset(self, value // 2)

    class Fails(product):
        @product.price.setter
        def price(self, value):
            super().price = value

    with pytest.raises(AttributeError, match="has no setter"):
        Sale(1000)
    assert Kept(1000).price == Halved(1000).price == 500
    with pytest.raises(AttributeError):
        Fails(1000)


def test_a_method_overridden_by_a_child_runs_before_the_child_is_ready():
    class Report:
        def __init__(self):
            self.load()

    class Monthly(Report):
        def __init__(self, month):
            super().__init__()
            self.month = month

        def load(self):
            self.title = f"report {self.month}"

    with pytest.raises(AttributeError, match="month"):
        Monthly(5)


def test_a_cooperative_init_passes_keywords_on_and_stops_a_misspelt_one():
    class Timed:
        def __init__(self, *, timeout=5, **rest):
            super().__init__(**rest)
            self.timeout = timeout

    class Named:
        def __init__(self, *, name, **rest):
            super().__init__(**rest)
            self.name = name

    class Job(Timed, Named):
        pass

    assert vars(Job(name="a", timeout=3)) == {"name": "a", "timeout": 3}
    with pytest.raises(TypeError):
        Job(name="a", tiemout=3)


def test_the_order_of_the_diamond_and_a_class_that_has_none():
    sample = load("oop/mro_diamond.py")
    names = ["Order", "Log", "Cache", "Base", "object"]
    assert [one.__name__ for one in sample.Order.__mro__] == names
    with pytest.raises(TypeError, match="Cannot create a consistent method resolution\norder"):
        type("Wrong", (sample.Base, sample.Log), {})


def test_calling_the_base_by_name_skips_the_sibling():
    sample = load("oop/mro_diamond.py")

    class Log(sample.Base):
        def save(self):
            return ["Log", *sample.Base.save(self)]

    class Order(Log, sample.Cache):
        pass

    assert Order().save() == ["Log", "Base"]


def test_a_base_that_takes_the_mixin_in_breaks_those_who_named_it_first():
    sample = load("oop/mixins.py")
    base = type("BaseView", (sample.LoginRequiredMixin, sample.View), {})
    with pytest.raises(TypeError, match="consistent"):
        type("Orders", (sample.LoginRequiredMixin, base), {})


DJANGO = """
import time
from types import SimpleNamespace as User
import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="django.contrib.auth.urls",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
)
django.setup()
from datetime import timedelta
from django.contrib.auth import models
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.views import View
from rest_framework.generics import ListAPIView


class Page(View):
    seen = []

    def get(self, request):
        self.seen.append(self)
        return HttpResponse("ok")


class Paid(UserPassesTestMixin):
    def test_func(self):
        return self.request.user.paid


class Staff(UserPassesTestMixin):
    def test_func(self):
        return self.request.user.is_staff


def ask(*bases, **user):
    request = RequestFactory().get("/")
    request.user = User(**user)
    return type("Asked", bases, {}).as_view()(request).status_code


assert ask(LoginRequiredMixin, Page, is_authenticated=False) == 302
assert ask(Page, LoginRequiredMixin, is_authenticated=False) == 200
assert ask(Paid, Staff, Page, is_authenticated=True, is_staff=False, paid=True) == 200
view, request = Page.as_view(), RequestFactory().get("/")
view(request), view(request)
assert Page.seen[-1] is not Page.seen[-2]

call_command("migrate", verbosity=0)


class Users(ListAPIView):
    queryset = models.User.objects.filter(date_joined__lte=timezone.now())


time.sleep(0.01)
now, before = timezone.now(), timezone.now() - timedelta(days=1)
models.User.objects.create(username="new", date_joined=now)
assert Users().get_queryset().count() == 0
models.User.objects.create(username="old", date_joined=before)
assert Users().get_queryset().count() == 1
assert len(Users().queryset) == 1
models.User.objects.create(username="older", date_joined=before)
assert Users().get_queryset().count() == 2
assert len(Users().queryset) == 1


class Narrow(models.User):
    class Meta:
        app_label, proxy = "auth", True

    def save(self):
        super().save()


Narrow(username="saved").save()
try:
    Narrow.objects.create(username="created")
except TypeError as error:
    assert "force_insert" in str(error)
else:
    raise AssertionError
"""


def test_what_is_said_of_django_and_drf():
    """In a process of its own, since Django is configured once a process."""
    subprocess.run([sys.executable, "-c", DJANGO], check=True, timeout=120)
