"""What the second half of the section on testing says, beyond what its samples print themselves."""

import os
import re
import subprocess
import sys
import threading
import uuid
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.core import mail
from django.db import connections, models, transaction
from django.test import TestCase, TransactionTestCase
from django_project import create_tables, database
from samples import EXAMPLES, at_home, load, read

SECTION = EXAMPLES / "testing"


def python(*arguments, **environment) -> str:
    """Run Python beside the section's samples; return what it printed, with times and paths that are always the same."""
    result = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=SECTION,
        capture_output=True,
        text=True,
        timeout=120,
        env={**at_home(), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "68", **environment},
    )
    text = re.sub(r"in \d+\.\d+s", "in 0.05s", result.stdout + result.stderr)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def run_pytest(name: str, *options: str, **environment) -> str:
    return python(
        "-m", "pytest", "-q", "-o", "addopts=", "--tb=short", "-p", "no:cacheprovider", *options, name, **environment
    )


# endpoints


def test_a_test_of_the_code_alone_does_not_see_the_change():
    module = load("testing/testing_endpoints.py")
    module.orders[2] = {"owner": "ali", "status": "new"}
    assert module.client.post("/orders/9/cancel", headers={"user": "vali"}).status_code == 404
    assert module.client.post("/orders/2/cancel").status_code == 422
    assert module.orders[2]["status"] == "new"
    assert module.client.post("/orders/2/cancel", headers={"user": "ali"}).json()["status"] == "cancelled"


def test_two_requests_that_both_looked_first_need_a_constraint(postgres_url):
    with psycopg.connect(postgres_url) as one, psycopg.connect(postgres_url) as two:

        def both_create(table):
            for connection in (one, two):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
            for connection in (one, two):
                connection.execute(f"INSERT INTO {table} VALUES ('a')")
                connection.commit()

        one.execute("CREATE TABLE loose (name text)")
        one.execute("CREATE TABLE strict (name text UNIQUE)")
        one.commit()
        both_create("loose")
        assert one.execute("SELECT count(*) FROM loose").fetchone() == (2,)
        with pytest.raises(psycopg.errors.UniqueViolation):
            both_create("strict")


# Django


class Gadget(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "testing_b"


def run(*cases: type[TestCase]) -> list[str]:
    """Run these test cases as Django's runner would; return the names of those that failed."""
    import unittest

    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases)
    result = unittest.TestResult()
    suite.run(result)
    return [f"{test.id().rsplit('.', 1)[-1]}: {trace}" for test, trace in (*result.failures, *result.errors)]


def test_the_sample_passes_in_djangos_own_runner(tmp_path):
    (tmp_path / "settings.py").write_text(
        "SECRET_KEY = 'x' * 50\n"
        "INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes']\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\n"
        "DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n"
    )
    output = python(
        "-m",
        "django",
        "test",
        "testing_django",
        "--settings",
        "settings",
        PYTHONPATH=f"{tmp_path}{os.pathsep}{SECTION}",
    )
    assert "Ran 2 tests" in output and output.splitlines()[-2:] == [
        "OK",
        "Destroying test database for alias 'default'...",
    ]


def test_on_commit_never_comes_in_a_testcase_but_does_in_a_transaction_testcase():
    called = []

    class Wrapped(TestCase):
        def test_it(self):
            transaction.on_commit(lambda: called.append("wrapped"))

    class Real(TransactionTestCase):
        available_apps = ("django.contrib.auth", "django.contrib.contenttypes")

        def test_it(self):
            with transaction.atomic():
                transaction.on_commit(lambda: called.append("real"))

    with database():
        assert run(Wrapped, Real) == []
    assert called == ["real"]


def test_each_test_gets_its_own_copy_of_set_up_test_data():
    from django.contrib.auth.models import User

    class Shared(TestCase):
        @classmethod
        def setUpTestData(cls):
            cls.user = User.objects.create_user("new")

        def test_a(self):
            self.assertEqual(self.user.username, "new")
            self.user.username = "changed"
            self.user.save()

        test_b = test_a

    with database():
        assert run(Shared) == []
        assert not User.objects.exists()


def test_mail_goes_to_the_outbox_and_queries_are_counted():
    class Letters(TestCase):
        def test_a(self):
            self.assertEqual(mail.outbox, [])
            mail.send_mail("Salom", "text", None, ["a@example.uz"])
            self.assertEqual(len(mail.outbox), 1)

        test_b = test_a

        def test_queries(self):
            for name in "abc":
                Gadget.objects.create(name=name)
            with self.assertNumQueries(1):
                list(Gadget.objects.all())

    with database():
        create_tables(Gadget)
        assert run(Letters) == []


def test_an_error_of_the_database_spoils_the_transaction_of_a_testcase(postgres_url):
    from django.db import DatabaseError

    def fail():
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1/0")

    seen = []

    class Spoiled(TestCase):
        def test_it(self):
            with pytest.raises(DatabaseError):
                fail()
            with pytest.raises(DatabaseError) as error:
                Gadget.objects.count()
            seen.append(str(error.value))
            connections["default"].needs_rollback = True

        def test_savepoint(self):
            with pytest.raises(DatabaseError), transaction.atomic():
                fail()
            seen.append(Gadget.objects.count())

    with database(postgres_url, migrate=False):
        create_tables(Gadget)
        assert run(Spoiled) == []
    assert "current transaction is aborted" in seen[0] and seen[1] == 0


def test_another_thread_does_not_see_what_a_testcase_wrote(postgres_url):
    seen = []

    def look():
        seen.append(Gadget.objects.count())
        connections["default"].close()

    class Race(TestCase):
        def test_it(self):
            Gadget.objects.create(name="mine")
            thread = threading.Thread(target=look)
            thread.start()
            thread.join(30)
            seen.append(Gadget.objects.count())

    with database(postgres_url, migrate=False):
        create_tables(Gadget)
        assert run(Race) == []
    assert seen == [0, 1]


# first red


def test_the_test_that_was_never_red():
    assert run_pytest("tdd_first_red.py") == read("testing/tdd_first_red.txt")


# coverage


def test_every_line_is_covered_and_a_branch_is_not(tmp_path):
    data = {"COVERAGE_FILE": str(tmp_path / "data")}
    assert python("-m", "coverage", "run", "-m", "pytest", "-q", "-p", "no:cacheprovider", "coverage_branch.py", **data)
    assert re.search(
        r"coverage_branch\.py +\d+ +0 +100%", python("-m", "coverage", "report", "--include=coverage_branch.py", **data)
    )
    python(
        "-m",
        "coverage",
        "run",
        "--branch",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "coverage_branch.py",
        **data,
    )
    report = python("-m", "coverage", "report", "-m", "--include=coverage_branch.py", **data)
    assert "\n".join(report.splitlines()[:3]) == read("testing/coverage_branch.txt")
    module = load("testing/coverage_branch.py")
    with pytest.raises(UnboundLocalError):
        module.total(100)


# properties


def test_the_failure_shrinks_to_the_empty_list(tmp_path):
    output = run_pytest("property_round_trip.py", "--hypothesis-seed=1", HYPOTHESIS_STORAGE_DIRECTORY=str(tmp_path))
    start = output.index("E   Assertion")
    assert output[start:].split("====")[0].rstrip() == read("testing/property_round_trip.txt")


def test_a_state_machine_finds_the_steps():
    from hypothesis import settings
    from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

    class Wallet(RuleBasedStateMachine):
        balance = 0

        @rule()
        def pay_in(self):
            self.balance += 10

        @rule()
        def pay_out(self):
            self.balance -= 15 if self.balance else 0

        @invariant()
        def never_below_zero(self):
            assert self.balance >= 0

    # Random inputs now and then leave it with twelve steps: shrinking stops where no single change makes it shorter.
    with pytest.raises(AssertionError) as error:
        run_state_machine_as_test(Wallet, settings=settings(database=None, derandomize=True))
    notes = "\n".join(error.value.__notes__)
    assert re.findall(r"state\.(\w+)\(\)", notes) == [
        "never_below_zero",
        "pay_in",
        "never_below_zero",
        "pay_out",
        "never_below_zero",
        "teardown",
    ]


# time


def test_a_default_of_now_is_worked_out_once():
    def stamp(now=datetime.now(UTC)):  # noqa: B008
        return now

    assert stamp() == stamp()


def test_a_seed_makes_ids_repeat_but_uuid4_does_not_mind_it():
    assert Random(7).random() == Random(7).random()
    assert uuid.UUID(int=Random(7).getrandbits(128), version=4) == uuid.UUID(int=Random(7).getrandbits(128), version=4)
    import random

    random.seed(7)
    first = uuid.uuid4()
    random.seed(7)
    assert uuid.uuid4() != first


def test_an_hour_of_the_wall_may_come_twice():
    berlin = ZoneInfo("Europe/Berlin")
    early = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    late = early.replace(fold=1)
    assert early == late
    assert late.astimezone(UTC) - early.astimezone(UTC) == timedelta(hours=1)


# load


def test_only_the_measure_from_the_plan_sees_the_pause():
    module = load("testing/load_testing.py")
    sent, due = module.sent, module.due
    assert sum(time > 0.1 for time in sent) <= 3
    assert sum(time > 0.1 for time in due) >= 35
    assert max(sent) > 0.25


# contracts and recorded behaviour


def test_the_contract_catches_another_type():
    module = load("testing/contract_check.py")
    assert module.broken({"id": 7, "total": 10.0}) == ["total"]
    assert module.broken({"id": True, "total": "1"}) == ["id"]


# what a wrapper or a profile hides


def test_a_testcase_hides_that_select_for_update_stands_outside_a_transaction(postgres_url):
    from django.db.transaction import TransactionManagementError

    raised = []

    def look(case):
        try:
            list(Gadget.objects.select_for_update())
        except TransactionManagementError:
            raised.append(type(case).__name__)

    class Wrapped(TestCase):
        test_it = look

    class Real(TransactionTestCase):
        available_apps = ()
        test_it = look

    with database(postgres_url, migrate=False):
        create_tables(Gadget)
        assert run(Wrapped, Real) == []
    assert raised == ["Real"]


def test_in_ci_hypothesis_takes_the_same_inputs_every_time():
    code = "from hypothesis import settings; s = settings.default; print(s.derandomize, s.database, s.max_examples)"
    assert python("-c", code, CI="true") == "True None 100"


def test_hypothesis_minds_a_fixture_that_is_made_once(tmp_path):
    (tmp_path / "test_fixture.py").write_text(
        "import pytest\n"
        "from hypothesis import given, strategies as st\n"
        "@pytest.fixture\n"
        "def rows():\n"
        "    return []\n"
        "@given(st.integers())\n"
        "def test_it(rows, number):\n"
        "    rows.append(number)\n"
    )
    output = run_pytest(tmp_path / "test_fixture.py", "--rootdir", tmp_path, HYPOTHESIS_STORAGE_DIRECTORY=str(tmp_path))
    assert "function_scoped_fixture" in output
