"""The samples of the error handling section do what their answers say."""

import asyncio
import itertools
import pickle
import sqlite3
import threading
import time
import warnings
from contextlib import nullcontext

import httpx
import psycopg
import pytest
import requests
from fastapi import Depends
from fastapi.testclient import TestClient
from samples import load, run


def lines(name: str) -> list[str]:
    return run(f"error-handling/{name}").splitlines()


def test_fastapi_shows_expected_errors_and_hides_unexpected_ones(caplog):
    caplog.set_level("INFO", logger="shop")
    client = TestClient(load("error-handling/fastapi_errors.py").app, raise_server_exceptions=False)
    assert client.get("/buy/1").json() == {"bought": 1}

    sold_out = client.get("/buy/0")
    assert sold_out.status_code == 409
    assert sold_out.headers["content-type"] == "application/problem+json"
    detail = "item 0 is sold out"
    assert sold_out.json() == {"title": "Conflict", "status": 409, "code": "out_of_stock", "detail": detail}
    assert [record.levelname for record in caplog.records] == ["INFO"]

    bug = client.get("/buy/13")
    assert bug.status_code == 500
    assert "hunter2" not in bug.text
    record = caplog.records[-1]
    assert record.levelname == "ERROR" and record.exc_info
    assert bug.json()["error_id"] in record.getMessage()
    assert client.get("/buy/abc").status_code == 422  # FastAPI's own handler still answers


def test_fastapi_raises_an_unexpected_error_again_after_answering():
    client = TestClient(load("error-handling/fastapi_errors.py").app)
    with pytest.raises(RuntimeError):
        client.get("/buy/13")


def test_fastapi_transaction_rolls_back_only_when_the_exception_crosses_it():
    sample = load("error-handling/fastapi_errors.py")
    seen = []

    def session():
        try:
            yield
        except Exception:
            seen.append("rollback")
            raise
        seen.append("commit")

    @sample.app.get("/raises", dependencies=[Depends(session)])
    def raises():
        raise sample.OutOfStock

    @sample.app.get("/answers", dependencies=[Depends(session)])
    def answers():
        try:
            raise sample.OutOfStock
        except sample.OutOfStock:
            return sample.problem(409, "out_of_stock")

    client = TestClient(sample.app)
    assert [client.get("/raises").status_code, client.get("/answers").status_code] == [409, 409]
    assert seen == ["rollback", "commit"]


def test_drf_answers_expected_errors_without_keeping_half_and_raises_the_rest_again():
    assert lines("drf_errors.py") == ["400", "404", "0", "raised again"]


def test_else_and_finally():
    assert lines("try_order.py") == ["else", "finally", "answer 2.0", "except", "finally", "no answer", "1"]


def test_acquire_inside_try_gives_back_what_was_never_taken():
    lock = threading.Lock()

    def work(acquire):
        try:
            acquire()
        finally:
            lock.release()

    def fails():
        raise ConnectionError

    with pytest.raises(RuntimeError) as caught:
        work(fails)
    assert isinstance(caught.value.__context__, ConnectionError)
    lock.acquire()  # somebody else's
    work(lambda: lock.acquire(timeout=0.01))
    assert not lock.locked()


def test_return_in_finally_swallows_the_exception():
    source = "def f():\n    try:\n        1 / 0\n    finally:\n        return 'swallowed'\n"
    names = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # Python 3.14 warns of it
        exec(source, names)
    assert names["f"]() == "swallowed"


def test_own_exceptions_and_pickle():
    assert lines("shop_errors.py")[-1] == "a worker could not send it back"
    sample = load("error-handling/shop_errors.py")
    copy = pickle.loads(pickle.dumps(sample.PaymentDeclined(7, "no_funds")))
    assert (copy.order_id, copy.reason) == (7, "no_funds")


def test_a_subclass_fits_the_handler_of_its_parent_and_an_exact_type_does_not():
    sample = load("error-handling/fastapi_errors.py")

    class SoldOutForEver(sample.OutOfStock): ...

    @sample.app.get("/discontinued")
    def discontinued():
        raise SoldOutForEver

    assert TestClient(sample.app).get("/discontinued").status_code == 409
    assert {sample.OutOfStock: 409}.get(type(SoldOutForEver())) is None


def test_cause_context_and_notes():
    sample = load("error-handling/raise_from.py")
    with pytest.raises(sample.ConfigError) as caught:
        sample.read_port("80a")
    assert isinstance(caught.value.__cause__, ValueError)
    assert sample.read_port("80") == 80
    with pytest.raises(LookupError) as caught:
        sample.find({}, "ali")
    assert caught.value.__suppress_context__


def test_looking_first_lets_both_in_and_the_constraint_only_one():
    assert lines("claim_name.py") == ["True True", "True False"]
    sample = load("error-handling/claim_name.py")
    with pytest.raises(sqlite3.IntegrityError):
        sample.db.execute("INSERT INTO users VALUES ('ali')")


class Flaky:
    """Fails with the given errors in turn, then returns 42."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.calls = list(errors), 0

    def __call__(self) -> int:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return 42


def test_retry_repeats_transient_errors_with_growing_limits():
    sample = load("error-handling/backoff.py")
    assert [sample.limit(attempt) for attempt in range(6)] == [0.2, 0.4, 0.8, 1.6, 3.2, 5.0]
    pauses = []
    work = Flaky(ConnectionError(), TimeoutError(), ConnectionError())
    assert sample.call_with_retry(work, sleep=pauses.append) == 42
    assert work.calls == 4
    assert all(0 <= pause <= top for pause, top in zip(pauses, [0.2, 0.4, 0.8], strict=True))


def test_retry_gives_up_by_count_kind_and_deadline():
    sample = load("error-handling/backoff.py")
    always = Flaky(*(ConnectionError() for _ in range(9)))
    with pytest.raises(ConnectionError):
        sample.call_with_retry(always, sleep=lambda pause: None)
    assert always.calls == 4

    wrong = Flaky(ValueError("bad request"))
    with pytest.raises(ValueError):
        sample.call_with_retry(wrong, sleep=lambda pause: None)
    assert wrong.calls == 1

    busy = ConnectionError()
    busy.retry_after = 3
    pauses = []
    assert sample.call_with_retry(Flaky(busy), sleep=pauses.append) == 42
    assert 3 <= pauses[0] <= 3.2  # jitter on top of what the server asked

    busy.retry_after = 60
    late = Flaky(busy)
    with pytest.raises(ConnectionError):
        sample.call_with_retry(late, sleep=pauses.append)
    assert late.calls == 1


def test_retry_does_not_look_for_the_cause():
    sample = load("error-handling/backoff.py")
    calls = []

    def adapter():
        calls.append(1)
        try:
            raise ConnectionError
        except ConnectionError as error:
            raise RuntimeError("storage") from error

    with pytest.raises(RuntimeError):
        sample.call_with_retry(adapter, sleep=lambda pause: None)
    assert len(calls) == 1


def test_http_clients_have_error_classes_of_their_own():
    transient = load("error-handling/backoff.py").TRANSIENT
    for kind in (requests.ConnectionError, requests.Timeout, httpx.ConnectError, httpx.TimeoutException):
        assert not issubclass(kind, transient)


def test_breaker_opens_tests_and_closes():
    sample = load("error-handling/breaker.py")
    now = 0.0
    breaker = sample.CircuitBreaker(clock=lambda: now)
    broken = Flaky(*(TimeoutError() for _ in range(4)))
    for _ in range(3):
        with pytest.raises(TimeoutError):
            breaker.call(broken)
    with pytest.raises(sample.CircuitOpen):  # open: the call is not made
        breaker.call(broken)
    assert broken.calls == 3

    now = 31.0  # half-open: one trial, it fails, the rest starts anew
    with pytest.raises(TimeoutError):
        breaker.call(broken)
    with pytest.raises(sample.CircuitOpen):
        breaker.call(broken)
    assert broken.calls == 4

    now = 62.0
    assert breaker.call(broken) == 42
    assert (breaker.failures, breaker.retry_at) == (0, None)


def test_half_open_lets_one_call_through():
    sample = load("error-handling/breaker.py")
    now = 0.0
    breaker = sample.CircuitBreaker(limit=1, clock=lambda: now)
    with pytest.raises(TimeoutError):
        breaker.call(Flaky(TimeoutError()))
    now = 30.0

    def trial() -> str:
        with pytest.raises(sample.CircuitOpen):
            breaker.call(lambda: "a second caller")
        return "first"

    assert breaker.call(trial) == "first"


@pytest.mark.parametrize("outcome", ["answer", TimeoutError(), ValueError()])
def test_a_call_that_left_before_the_breaker_opened_says_nothing(outcome):
    breaker = load("error-handling/breaker.py").CircuitBreaker(limit=1, clock=lambda: 0.0)

    def slow():
        with pytest.raises(TimeoutError):  # meanwhile another call fails and opens it
            breaker.call(Flaky(TimeoutError()))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    with pytest.raises(type(outcome)) if isinstance(outcome, Exception) else nullcontext():
        breaker.call(slow)
    assert (breaker.failures, breaker.retry_at) == (1, 30.0)


def test_own_mistakes_do_not_open_the_breaker():
    breaker = load("error-handling/breaker.py").CircuitBreaker(limit=1)
    with pytest.raises(ValueError):
        breaker.call(Flaky(ValueError()))
    assert breaker.retry_at is None


def test_a_refusal_in_the_trial_closes_the_breaker():
    now = 0.0
    breaker = load("error-handling/breaker.py").CircuitBreaker(limit=1, clock=lambda: now)
    with pytest.raises(TimeoutError):
        breaker.call(Flaky(TimeoutError()))
    now = 30.0
    with pytest.raises(ValueError):
        breaker.call(Flaky(ValueError()))
    assert breaker.retry_at is None


def test_page_degrades_step_by_step():
    sample = load("error-handling/product_page.py")

    async def price(item):
        return 100

    async def working(item):
        return ["mug"]

    async def hanging(item):
        await asyncio.sleep(60)

    async def refused(item):
        raise ConnectionError

    def show(item, price, similar):
        return asyncio.run(sample.page(item, price, similar))

    assert show(1, price, working) == {"price": 100, "similar": ["mug"], "quality": "fresh"}
    start = time.monotonic()
    assert show(1, price, hanging) == {"price": 100, "similar": ["mug"], "quality": "stale"}
    assert time.monotonic() - start < 1
    assert show(2, price, refused) == {"price": 100, "similar": [], "quality": "absent"}
    with pytest.raises(ConnectionError):  # without a price there is no page
        show(1, refused, working)


def test_a_service_slower_than_the_limit_never_fills_the_copy():
    sample = load("error-handling/product_page.py")

    async def slow(item):
        await asyncio.sleep(0.06)
        return ["new"]

    async def week():
        sample.last_good[1] = ["old"]
        return [await sample.similar_items(1, slow) for _ in range(3)]

    assert asyncio.run(week()) == [(["old"], "stale")] * 3


def test_statement_timeout_does_not_limit_a_request_of_several_statements(postgres):
    postgres.execute("SET statement_timeout = '300ms'")
    start = time.monotonic()
    for _ in range(2):
        postgres.execute("SELECT pg_sleep(0.2)")
    assert time.monotonic() - start >= 0.4
    with pytest.raises(psycopg.errors.QueryCanceled):
        postgres.execute("SELECT pg_sleep(0.5)")


def test_read_timeout_is_not_a_deadline():
    assert lines("slow_drip.py") == [".......... True", "given up in time"]


def test_file_is_written_whole_or_not_at_all(tmp_path):
    assert lines("atomic_write.py") == ["the database is gone", "yesterday ['report.csv']"]
    sample = load("error-handling/atomic_write.py")
    path = tmp_path / "report.csv"
    with sample.replacing(path) as file:
        file.write("today")
    assert path.read_text() == "today"
    assert [file.name for file in tmp_path.iterdir()] == ["report.csv"]


def test_of_two_writers_the_one_that_finishes_last_wins(tmp_path):
    sample = load("error-handling/atomic_write.py")
    path = tmp_path / "report.csv"
    with sample.replacing(path) as early:
        early.write("older data")
        with sample.replacing(path) as late:
            late.write("newer data")
        reader = path.open()
    assert path.read_text() == "older data"
    with reader:
        assert reader.read() == "newer data"  # an open file stays the one that was opened


def test_task_group_reports_one_of_three_and_gather_all():
    async def call(number):
        await asyncio.sleep(number * 0.01)
        if number < 3:
            raise ConnectionError(number)
        return number

    async def group():
        async with asyncio.TaskGroup() as tasks:
            for number in range(5):
                tasks.create_task(call(number))

    async def gathered():
        return await asyncio.gather(*(call(number) for number in range(5)), return_exceptions=True)

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(group())
    assert len(caught.value.exceptions) == 1
    results = asyncio.run(gathered())
    assert [isinstance(result, ConnectionError) for result in results] == [True, True, True, False, False]


def test_exception_groups():
    assert lines("all_errors.py") == [
        "missing: DSN is missing",
        "wrong: 2",
        "(LookupError('DSN is missing'),)",
    ]
    try:
        raise ValueError("alone")
    except* ValueError as group:
        assert type(group) is ExceptionGroup
    with pytest.raises(SyntaxError):
        compile("def f():\n    try: pass\n    except* ValueError: return 1", "sample", "exec")
    with pytest.raises(TypeError):
        ExceptionGroup("no", [KeyboardInterrupt()])


def saga(fail: str = "", crash: int = 0):
    """Return (steps, calls): three services; `fail` names one that refuses, `crash` the number of the call
    at which the whole process dies."""
    sample = load("error-handling/saga.py")
    calls: list[str] = []
    counter = itertools.count(1)

    def action(name):
        def act(key):
            if next(counter) == crash:
                raise KeyboardInterrupt  # not an Exception: as if the process were killed
            calls.append(name)
            if name == fail:
                raise ConnectionError(name)

        return act

    steps = [sample.Step(action(name), action(f"undo {name}")) for name in ("stock", "card", "courier")]
    return sample.run_saga, steps, calls


def test_saga_goes_through():
    run_saga, steps, calls = saga()
    log = {}
    assert run_saga("order-1", steps, log) is True
    assert calls == ["stock", "card", "courier"]
    assert run_saga("order-1", steps, log) is True  # a repeat does nothing more
    assert len(calls) == 3


def test_saga_undoes_in_reverse_order_from_the_failed_step():
    run_saga, steps, calls = saga(fail="courier")
    log = {}
    assert run_saga("order-1", steps, log) is False
    assert calls == ["stock", "card", "courier", "undo courier", "undo card", "undo stock"]
    assert run_saga("order-1", steps, log) is False
    assert len(calls) == 6


@pytest.mark.parametrize("crash", range(1, 7))
def test_saga_continues_after_a_crash_anywhere(crash):
    run_saga, steps, calls = saga(fail="courier", crash=crash)
    log = {}
    with pytest.raises(KeyboardInterrupt):
        run_saga("order-1", steps, log)
    assert run_saga("order-1", steps, log) is False
    assert calls == ["stock", "card", "courier", "undo courier", "undo card", "undo stock"]
    assert log == {"order-1": (-1, True)}


def test_saga_writes_down_why_it_turned_back(caplog):
    run_saga, steps, _ = saga(fail="courier")
    run_saga("order-1", steps, {})
    assert [record.getMessage() for record in caplog.records] == ["saga order-1, step 2"]
    assert caplog.records[0].exc_info


def test_saga_whose_undo_fails_is_run_again():
    run_saga, steps, _ = saga(fail="undo card")
    steps[2] = steps[2]._replace(do=lambda key: 1 / 0)
    log = {}
    with pytest.raises(ConnectionError):
        run_saga("order-1", steps, log)
    assert log["order-1"] == (1, True)


def test_fastapi_handler_does_not_look_into_a_group():
    sample = load("error-handling/fastapi_errors.py")

    @sample.app.get("/together")
    def together():
        raise ExceptionGroup("tasks", [sample.OutOfStock("item 0 is sold out")])

    client = TestClient(sample.app, raise_server_exceptions=False)
    assert client.get("/together").status_code == 500
