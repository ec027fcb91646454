"""What the first half of Python functions claims beside the output of its samples."""

import asyncio
import functools
import inspect
import operator
import subprocess
import sys
import threading
import time
from contextlib import ContextDecorator, contextmanager

import pytest
from fastapi import Depends, FastAPI, HTTPException
from fastapi.exceptions import FastAPIError
from fastapi.testclient import TestClient
from samples import load


def python(code: str, *arguments: str, cwd=None) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, cwd=cwd)


def test_a_name_of_the_wrapper_swallows_the_argument_meant_for_the_target():
    def call(func, *args, timeout=5, **kwargs):
        return func(*args, **kwargs)

    def fetch(url, timeout=None):
        return timeout

    assert call(fetch, "/", timeout=30) is None

    def run(func):
        return func

    with pytest.raises(TypeError, match="multiple values for argument 'func'"):
        call(run, func=1)

    def safe(func, /, *args, **kwargs):
        return func(*args, **kwargs)

    assert safe(run, func=1) == 1 and safe(fetch, "/", timeout=30) == 30


def test_what_stars_collect_is_new():
    given = {"a": [1]}

    def keep(**kwargs):
        kwargs["b"] = 2
        kwargs["a"].append(2)

    keep(**given)
    assert given == {"a": [1, 2]}
    with pytest.raises(SyntaxError):
        compile("f(a=1, 2)", "", "eval")
    with pytest.raises(TypeError, match="no keyword"):
        len(obj=[])

    def tail(*names, sep):
        return sep.join(names)

    assert tail("a", "b", sep="-") == "a-b"
    with pytest.raises(TypeError, match="required keyword-only argument: 'sep'"):
        tail("a", "b", "-")


def test_an_import_in_a_branch_makes_the_name_local_everywhere():
    code = "import json\ndef dump(x, pretty=False):\n    if pretty:\n        import json\n    return json.dumps(x)\n"
    names: dict = {}
    exec(code, names)
    assert names["dump"](1, pretty=True) == "1"
    with pytest.raises(UnboundLocalError):
        names["dump"](1)


def test_scopes():
    names: dict = {}
    exec("def f():\n    for n in range(3): pass\n    return n\nx = f()", names)
    assert names["x"] == 2
    with pytest.raises(NameError, match="'error'"):
        exec("error = 1\ntry: 1 / 0\nexcept ZeroDivisionError as error: pass\nerror", {})
    with pytest.raises(SyntaxError, match="no binding for nonlocal"):
        compile("x = 1\ndef f():\n    nonlocal x", "", "exec")
    exec("def f():\n    global made\n    made = 1\nf()", names)
    assert names["made"] == 1
    with pytest.raises(NameError):
        exec("def f(): return g()\nf()", {})

    def late():
        return later()

    def later():
        return 1

    assert late() == 1


def test_the_default_that_keeps_the_value_can_be_overwritten():
    shown = [lambda n=n: n for n in range(3)]
    assert shown[0]() == 0 and shown[0]("event") == "event"
    partial = functools.partial(lambda n: n, 0)
    with pytest.raises(TypeError):
        partial("event")
    factory = load("python-functions/closures.py").times
    assert factory(3)(2) == 6
    keyword = [lambda *_, n=n: n for n in range(3)]
    assert keyword[0]("event") == 0


def test_cells():
    def pair():
        n = 0

        def up():
            nonlocal n
            n += 1

        return up, lambda: n

    up, get = pair()
    up()
    assert get() == 1 and up.__closure__[0] is get.__closure__[0]
    assert (lambda: 1).__closure__ is None
    names: dict = {}
    exec("fs = []\nfor n in range(3): fs.append(lambda: n)\nn = 'x'", names)
    assert [f() for f in names["fs"]] == ["x"] * 3 and names["fs"][0].__closure__ is None

    def outer():
        _big, small = bytearray(10), 1
        return lambda: small

    assert outer().__code__.co_freevars == ("small",)

    def unset():
        def inner():
            return value

        if False:
            value = 1
        return inner

    with pytest.raises(NameError, match="free variable"):
        unset()()


def test_one_expression():
    for code in "lambda: x = 1", "lambda: return 1", "lambda x: int: x", "lambda: (yield) for":
        with pytest.raises(SyntaxError):
            compile(code, "", "eval")
    assert eval("lambda x: x, 1")[1] == 1
    names: dict = {}
    exec("a = lambda x: x + 1\ndef b(x): return x + 1", names)
    assert names["a"].__code__.co_code == names["b"].__code__.co_code
    calls = []
    sorted([3, 1, 2], key=lambda n: calls.append(n) or n)
    assert len(calls) == 3
    assert (lambda *args, n=1, **kwargs: (args, n, kwargs))(1, x=2) == ((1,), 1, {"x": 2})


DJANGO = """
import sys, django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["shop"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()
from django.core.management import call_command

call_command(sys.argv[1], *sys.argv[2:], verbosity=0)
"""
MODEL = (
    "from django.db import models\nclass Order(models.Model):\n    code = models.CharField(max_length=9, default={})\n"
)


def test_a_migration_keeps_its_default_by_name(tmp_path):
    app = tmp_path / "shop"
    app.mkdir()
    (app / "__init__.py").touch()
    (app / "models.py").write_text(MODEL.format("lambda: 'x'"))
    assert "Cannot serialize function: lambda" in python(DJANGO, "makemigrations", "shop", cwd=tmp_path).stderr
    (app / "models.py").write_text("def new_code():\n    return 'x'\n" + MODEL.format("new_code"))
    assert python(DJANGO, "makemigrations", "shop", cwd=tmp_path).returncode == 0
    (app / "models.py").write_text(MODEL.format("'x'"))
    later = python(DJANGO, "makemigrations", "shop", cwd=tmp_path)
    assert "has no attribute 'new_code'" in later.stderr
    assert "has no attribute 'new_code'" in python(DJANGO, "migrate", cwd=tmp_path).stderr


def test_a_lazy_map_outlives_what_it_needs(tmp_path):
    path = tmp_path / "numbers"
    path.write_text("1\n2\n")

    def numbers():
        with path.open() as file:
            return map(int, file)

    with pytest.raises(ValueError, match="closed file"):
        list(numbers())

    def guarded():
        try:
            return map(int, ["x"])
        except ValueError:
            return []

    with pytest.raises(ValueError):
        list(guarded())


def test_functional_tools():
    assert functools.reduce(operator.add, [], 0) == 0
    with pytest.raises(TypeError, match="empty"):
        functools.reduce(operator.add, [])
    with pytest.raises(TypeError):
        functools.partial(int, base=2)("1", 8)
    now = iter(range(9)).__next__
    early, late = functools.partial(lambda at: at, now()), lambda: now()
    assert (early(), early(), late(), late()) == (0, 0, 1, 2)
    copied = []

    def joined(one, two):
        copied.append(len(one) + len(two))
        return one + two

    assert functools.reduce(joined, [[n] for n in range(100)]) == list(range(100))
    assert sum(copied) == sum(range(2, 101))  # 5,049 copies for 100 elements


def test_a_decorator_registers_only_what_is_imported(tmp_path):
    (tmp_path / "bus.py").write_text(
        "handlers = {}\ndef handles(name):\n    def keep(func):\n        handlers[name] = func\n        return func\n    return keep\n"
    )
    (tmp_path / "receipts.py").write_text("from bus import handles\n@handles('paid')\ndef send(): ...\n")
    assert python("import bus; print(list(bus.handlers))", cwd=tmp_path).stdout == "[]\n"
    assert python("import bus, receipts; print(list(bus.handlers))", cwd=tmp_path).stdout == "['paid']\n"


def test_the_arrow_is_only_a_call():
    def double(func):
        return lambda *args: func(*args) * 2

    def one():
        return 1

    assert double(one)() == 2

    @double
    def two():
        return 2

    assert two() == 4


def test_wraps_keeps_a_signature_that_is_no_longer_true():
    def with_session(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            return func(*args, session="opened", **kwargs)

        return wrapper

    app = FastAPI()

    @app.get("/")
    @with_session
    def show(session: str):
        return session

    client = TestClient(app)
    answer = client.get("/")
    assert answer.status_code == 422 and answer.json()["detail"][0]["loc"] == ["query", "session"]
    app.get("/fixed")(fixed := with_session(show.__wrapped__))
    assert fixed.__wrapped__ is show.__wrapped__

    class Session: ...

    def typed(session: Session): ...

    with pytest.raises(FastAPIError, match="Invalid args for response field"):
        app.get("/typed")(with_session(typed))

    def honest(func):
        wrapper = with_session(func)
        old = inspect.signature(func)
        rest = [p for name, p in old.parameters.items() if name != "session"]
        wrapper.__signature__ = old.replace(parameters=rest)
        return wrapper

    app.get("/honest")(honest(show.__wrapped__))
    assert client.get("/honest").json() == "opened"

    def session():
        return "opened"

    @app.get("/depends")
    def shown(session: str = Depends(session)):
        return session

    assert client.get("/depends").json() == "opened"


def test_both_with_and_without_parentheses():
    def logged(func=None, *, level="INFO"):
        if func is None:
            return functools.partial(logged, level=level)

        @functools.wraps(func)
        def wrapper(*args):
            return level, func(*args)

        return wrapper

    @logged
    def one():
        return 1

    @logged(level="DEBUG")
    def two():
        return 2

    assert one() == ("INFO", 1) and two() == ("DEBUG", 2)


def test_parameters_of_a_decorator_are_evaluated_once():
    asked = []

    def factory(value):
        return lambda func: lambda: value

    @factory(asked.append(1) or len(asked))
    def f(): ...

    assert f() == f() == 1 and asked == [1]


def test_a_check_above_the_route_is_never_run():
    app = FastAPI()

    def needs_admin(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            raise HTTPException(403)

        return wrapper

    @needs_admin
    @app.get("/open")
    def open_report():
        return "secret"

    @app.get("/closed")
    @needs_admin
    def closed_report():
        return "secret"

    client = TestClient(app)
    assert client.get("/open").json() == "secret"
    assert client.get("/closed").status_code == 403
    with pytest.raises(HTTPException):
        open_report()


def test_an_ordinary_wrapper_leaves_a_coroutine_early():
    done = []

    def finishing(func):
        @functools.wraps(func)
        def wrapper(*args):
            try:
                return func(*args)
            finally:
                done.append("wrapper")

        return wrapper

    @finishing
    async def work():
        done.append("work")

    asyncio.run(work())
    assert done == ["wrapper", "work"]
    assert not inspect.iscoroutinefunction(work)


def test_a_class_without_get_loses_self():
    class Counted:
        def __init__(self, func):
            self.func = func

        def __call__(self, *args):
            return self.func(*args)

    class Cart:
        @Counted
        def add(self, item):
            return item

    with pytest.raises(TypeError, match="missing 1 required positional argument: 'item'"):
        Cart().add("olma")


def test_context_managers_as_decorators():
    log = []

    @contextmanager
    def step(name):
        log.append("in " + name)
        try:
            yield
        finally:
            log.append("out " + name)

    @step("a")
    def work():
        log.append("work")

    work()
    work()
    assert log == ["in a", "work", "out a"] * 2

    class Timer(ContextDecorator):
        made = 0

        def __init__(self):
            Timer.made += 1

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    @Timer()
    def job(): ...

    job()
    job()
    assert Timer.made == 1


def test_order_of_cache_and_check():
    current = {"role": "admin"}

    def needs_admin(func):
        @functools.wraps(func)
        def wrapper(*args):
            if current["role"] != "admin":
                raise PermissionError
            return func(*args)

        return wrapper

    @functools.cache
    @needs_admin
    def leaking(number):
        return number

    @needs_admin
    @functools.cache
    def guarded(number):
        return number

    assert leaking(1) == guarded(1) == 1
    current["role"] = "guest"
    assert leaking(1) == 1
    with pytest.raises(PermissionError):
        guarded(1)


def test_a_counter_in_a_decorator_is_one_for_all_threads():
    counted = load("python-functions/class_decorator.py").counted
    work = counted(lambda: time.sleep(0.001))
    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert work.calls == 5


def test_what_an_ordinary_decorator_gets_above_property():
    def plain(func):
        def wrapper(*args):
            return func(*args)

        return wrapper

    class Shop:
        @plain
        @property
        def name(self):
            return "shop"

        @property
        @plain
        def city(self):
            return "Xiva"

    assert Shop().city == "Xiva"
    with pytest.raises(TypeError, match="'property' object is not callable"):
        Shop().name()


def test_keyword_only_parameters_catch_missing_parentheses():
    def retry(*, times=3):
        return lambda func: func

    with pytest.raises(TypeError, match="takes 0 positional arguments"):

        @retry
        def work(): ...

    assert retry(times=2)(len) is len


def test_only_the_first_name_after_a_dot_is_looked_up():
    module = sys.modules[__name__]
    assert globals() is vars(module)
    shop = load("python-functions/scope_legb.py").Shop()
    shop.rate = 1
    assert shop.show() == (12, 1)


def test_global_data_is_not_needed_to_append():
    names: dict = {"log": []}
    exec("def add(x): log.append(x)\nadd(1)", names)
    assert names["log"] == [1]


def test_a_timer_around_a_generator_measures_nothing_or_too_much(caplog):
    caplog.set_level("INFO")
    sample = load("python-functions/what_is_decorator.py")
    now = [0]
    sample.perf_counter = lambda: now[0]

    @sample.timed
    def rows():
        for row in "ab":
            now[0] += 1  # the generator's work
            yield row

    given = rows()
    assert caplog.records[-1].args == ("rows", 0) and list(given) == ["a", "b"]

    @sample.timed
    def failing():
        now[0] += 3
        raise ValueError

    with pytest.raises(ValueError):
        failing()
    assert caplog.records[-1].args == ("failing", 3)

    spent = []

    def delegating(func):
        @functools.wraps(func)
        def wrapper():
            start = now[0]
            yield from func()
            spent.append(now[0] - start)

        return wrapper

    for _ in delegating(rows.__wrapped__)():
        now[0] += 10  # the consumer's own work
    assert spent == [22]
