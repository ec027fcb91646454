"""What the first half of the section on testing says: its outputs, and claims beyond its samples' own comments."""

import asyncio
import gc
import os
import re
import subprocess
import sys
import textwrap
import time
import warnings
from unittest.mock import AsyncMock, Mock, create_autospec, patch

import httpx
import psycopg
import pytest
from samples import EXAMPLES, at_home, load

SECTION = EXAMPLES / "testing"


def run_pytest(path, *options, **environment):
    """Run pytest on a file, away from this project's own settings, and return (exit code, what it printed)."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-rN", "-c", os.devnull, "--rootdir=."]
    result = subprocess.run(
        [*command, "-p", "no:cacheprovider", *options, path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=120,
        env={**at_home(), "COLUMNS": "56", "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": "", **environment},
    )
    return result.returncode, result.stdout + result.stderr


def settled(text):
    """Return the output without what differs from run to run and from page to page."""
    text = re.sub(r"in \d+\.\d+s", "in 0.05s", text)
    text = re.sub(r"\S*site-packages/(\S+):\d+:", r"\1:304:", text)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def shown(name):
    return settled((SECTION / f"{name}.txt").read_text(encoding="utf-8"))


def fails_as_shown(name, **environment):
    """Hold a sample that is a failing test to the output that its page shows."""
    code, output = run_pytest(SECTION / f"{name}.py", **environment)
    assert code == 1
    assert settled(output) == shown(name)


@pytest.fixture
def tried(tmp_path):
    """Run a test file of a few lines under pytest."""

    def run(text, *options):
        path = tmp_path / "test_it.py"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return run_pytest(path, *options)

    return run


def test_a_mock_of_the_database_hides_the_aborted_transaction(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE users (email text UNIQUE); CREATE TABLE log (entry text)")
    fails_as_shown("unit_vs_integration", DATABASE_URL=postgres_url)


def test_autocommit_in_the_test_hides_it_again(postgres):
    postgres.execute("CREATE TABLE users (email text UNIQUE); CREATE TABLE log (entry text)")
    sign_up = load("testing/unit_vs_integration.py").sign_up
    assert [sign_up(postgres, "ali@example.uz") for _ in range(2)] == ["created", "exists"]


def test_a_savepoint_or_on_conflict_cures_it(postgres_url):
    with psycopg.connect(postgres_url) as db:
        db.execute("CREATE TABLE users (email text UNIQUE)")
        added = []
        for _ in range(2):
            added.append(db.execute("INSERT INTO users VALUES ('a') ON CONFLICT DO NOTHING").rowcount)
        assert added == [1, 0]
        with pytest.raises(psycopg.errors.UniqueViolation), db.transaction():
            db.execute("INSERT INTO users VALUES ('a')")
        assert db.execute("SELECT count(*) FROM users").fetchone() == (1,)


def test_pytest_says_more_than_assert_true():
    fails_as_shown("pytest_vs_unittest")
    assert "1 passed" in run_pytest(SECTION / "pytest_vs_unittest.py", "--doctest-modules", "-k", "not full_page")[1]


def test_a_helper_is_not_rewritten_until_it_is_registered(tried, tmp_path):
    (tmp_path / "helper.py").write_text("def check(a, b):\n    assert a == b\n", encoding="utf-8")
    test = "import helper\n\ndef test_it():\n    helper.check(1, 2)\n"
    bare = tried(test)[1]
    assert "AssertionError" in bare and "assert 1 == 2" not in bare
    (tmp_path / "conftest.py").write_text("import pytest\npytest.register_assert_rewrite('helper')\n", encoding="utf-8")
    assert "assert 1 == 2" in tried(test)[1]


def test_fixtures_are_set_up_and_torn_down_in_the_order_shown():
    code, output = run_pytest(SECTION / "pytest_fixtures.py", "--setup-show", COLUMNS="200")
    assert code == 0
    output = re.sub(r" \(fixtures used: .*?\)", "", settled(output))
    assert output == shown("pytest_fixtures")


def test_what_follows_yield_does_not_run_when_the_set_up_failed(tried):
    code, output = tried(
        """
        import pytest

        @pytest.fixture
        def first():
            yield
            print("first closed")

        @pytest.fixture
        def second(first):
            print("half made")
            raise RuntimeError
            yield
            print("second closed")

        def test_it(second):
            pass
        """,
        "-s",
    )
    assert code == 1 and "1 error" in output
    assert "half made" in output and "first closed" in output and "\nsecond closed" not in output


def test_scope_mismatch_is_an_error(tried):
    code, output = tried(
        """
        import pytest

        @pytest.fixture
        def narrow(): ...

        @pytest.fixture(scope="session")
        def wide(narrow): ...

        def test_it(wide): ...
        """
    )
    assert code == 1 and "ScopeMismatch" in output


def test_every_row_of_the_table_is_a_test():
    code, output = run_pytest(SECTION / "parametrize.py", "-v", "-v", COLUMNS="70")
    assert code == 0
    rows = "\n".join(line for line in settled(output).splitlines() if "::" in line)
    assert rows == shown("parametrize")


def test_rows_share_the_same_list(tried):
    code, output = tried(
        """
        import pytest

        @pytest.mark.parametrize("cart", [[]])
        @pytest.mark.parametrize("price", [1, 2])
        def test_it(cart, price):
            cart.append(price)
            assert cart == [price]
        """
    )
    assert code == 1 and "1 failed, 1 passed" in output and "[1, 2] == [2]" in output


def test_match_is_a_search_with_a_regular_expression():
    with pytest.raises(ValueError, match=r"1.5"):
        raise ValueError("it is 135 now")


def test_mock_accepts_what_autospec_refuses():
    load("testing/mocks_stubs_fakes.py")
    mock = Mock()
    assert mock.paid  # any attribute is there and true
    with pytest.raises(AttributeError):
        create_autospec(dict, instance=True).paid  # noqa: B018
    if sys.version_info >= (3, 12):
        with pytest.raises(AttributeError):
            mock.called_once_with(1)
    else:
        assert mock.called_once_with(1)  # checks nothing


def test_references_taken_earlier_escape_a_patch():
    source = load("testing/patching.py")
    handlers = {"now": source.now}
    with patch.object(source, "now", return_value=0):
        assert handlers["now"]() != 0 and source.by_default() != 0
    with patch.dict(handlers, now=lambda: 0):
        assert handlers["now"]() == 0
    assert handlers["now"]() != 0


def test_a_path_through_a_module_patches_it_for_everybody():
    source = load("testing/patching.py")
    with patch.object(source.time, "sleep") as sleep:
        assert time.sleep is sleep
    with patch.object(source, "time") as module:
        assert source.time is module and time.sleep is not module.sleep and isinstance(source.by_module(), Mock)


def test_side_effect_and_async_mocks():
    mock = Mock(side_effect=[TimeoutError, 7])
    with pytest.raises(TimeoutError):
        mock()
    assert mock() == 7
    with pytest.raises(StopIteration):
        mock()

    with patch(f"{__name__}.asyncio.sleep") as sleep:
        assert isinstance(sleep, AsyncMock)

    async def awaits():
        once = AsyncMock(side_effect=[7])
        called = once()
        once.assert_called_once()
        with pytest.raises(AssertionError):
            once.assert_awaited_once()
        assert await called == 7
        once.assert_awaited_once()
        with pytest.raises(StopAsyncIteration):
            await once()

    asyncio.run(awaits())


def test_a_key_made_in_the_loop_pays_twice():
    paid, pauses = {}, []

    def bank(request):
        paid[request.headers["Idempotency-Key"]] = 50
        raise httpx.ReadTimeout("no answer", request=request)

    with httpx.Client(transport=httpx.MockTransport(bank), base_url="https://bank.test") as client:
        for attempt in range(2):
            with pytest.raises(httpx.TransportError):
                client.post("/pay", headers={"Idempotency-Key": f"new-{attempt}"})
        assert len(paid) == 2
        paid.clear()
        with pytest.raises(httpx.TransportError):
            load("testing/testing_external_calls.py").pay(client, 50, pauses.append)
        assert len(paid) == 1 and pauses == [1, 2]


def test_a_rolled_back_transaction_keeps_the_sequence(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY, name text)")
    fails_as_shown("testing_database", DATABASE_URL=postgres_url)


def test_now_stands_still_in_a_transaction(postgres_url):
    with psycopg.connect(postgres_url) as db, db.transaction():
        first = db.execute("SELECT now(), clock_timestamp()").fetchone()
        second = db.execute("SELECT now(), clock_timestamp()").fetchone()
        assert first[0] == second[0] and first[1] < second[1]


def test_another_connection_does_not_see_what_the_test_wrote(postgres_url):
    with psycopg.connect(postgres_url) as one, psycopg.connect(postgres_url) as other:
        other.execute("CREATE TABLE users (name text)")
        other.commit()
        one.execute("INSERT INTO users VALUES ('Ali')")
        assert other.execute("SELECT count(*) FROM users").fetchone() == (0,)


def test_a_template_copies_a_database(postgres_url, postgres_server):
    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute("CREATE TABLE users (name text)")
        name = db.info.dbname
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}_gw0" TEMPLATE "{name}"')
    with psycopg.connect(postgres_url.replace(name, f"{name}_gw0")) as copy:
        assert copy.execute("SELECT count(*) FROM users").fetchone() == (0,)
    with psycopg.connect(postgres_server, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}_gw0"')


def test_the_fake_sleep_finds_the_useless_wait():
    fails_as_shown("testing_async_code")


def test_an_async_test_without_a_plugin_fails(tried):
    code, output = tried("async def test_it():\n    assert False\n")
    assert code == 1 and "async def functions are not natively supported" in output


def test_a_forgotten_await_is_true():
    async def allowed(user):
        return user == "admin"

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert allowed("guest")
        gc.collect()
    assert "was never awaited" in str(caught[0].message)


def test_a_fake_sleep_that_never_gives_way_stops_the_loop():
    async def polls(sleep, limit):
        done, turns = asyncio.Event(), 0

        async def worker():
            done.set()

        async with asyncio.timeout(limit):
            task = asyncio.create_task(worker())
            while not done.is_set() and turns < 100_000:
                await sleep(1)
                turns += 1
        await task
        return turns

    async def at_once(seconds): ...

    async def gives_way(seconds, sleep=asyncio.sleep):
        await sleep(0)

    assert asyncio.run(polls(at_once, limit=0.001)) == 100_000  # neither the worker nor the timer had a turn
    assert asyncio.run(polls(gives_way, limit=10)) <= 2


def test_anyio_keeps_one_loop_while_an_async_fixture_of_the_session_lives(tried):
    text = """
        import asyncio

        import pytest

        @pytest.fixture(scope="session")
        def anyio_backend():
            return "asyncio"

        @pytest.fixture(scope="session")
        async def pool():
            yield

        loops = []

        @pytest.mark.anyio
        @pytest.mark.parametrize("turn", [1, 2])
        async def test_it(turn, pool):
            loops.append(asyncio.get_running_loop())
            assert loops[0] is loops[-1]
        """
    assert tried(text)[0] == 0
    assert "1 failed, 1 passed" in tried(text.replace("turn, pool", "turn"))[1]


def test_the_forgotten_await_fails_with_warnings_as_errors(tried):
    text = """
        import pytest

        @pytest.fixture
        def anyio_backend():
            return "asyncio"

        async def allowed(user):
            return user == "admin"

        @pytest.mark.anyio
        async def test_it():
            assert allowed("guest")
        """
    assert tried(text)[0] == 0
    assert tried(text, "-W", "error")[0] == 1


def test_psycopg_refuses_a_commit_inside_the_transaction(postgres_url):
    with psycopg.connect(postgres_url) as db, db.transaction(), pytest.raises(psycopg.ProgrammingError):
        db.commit()


def test_a_transport_without_a_network_measures_no_time():
    seen = []

    def slow(request):
        seen.append(request.extensions["timeout"])
        time.sleep(0.02)
        return httpx.Response(200)

    with httpx.Client(transport=httpx.MockTransport(slow), timeout=0.001) as client:
        assert client.get("https://bank.test").status_code == 200
    assert seen[0]["read"] == 0.001


def test_a_tuple_is_always_true_and_a_class_with_init_is_not_collected(tried):
    assert "assertion is always true" in tried("def test_it():\n    assert (1, 5)\n")[1]
    code, output = tried("class TestIt:\n    def __init__(self): ...\n\n    def test_it(self): ...\n")
    assert code == 5 and "cannot collect test class" in output


def test_the_datetime_type_refuses_a_patch():
    with pytest.raises(TypeError), patch("datetime.datetime.now"):
        pass
