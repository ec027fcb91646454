"""The samples of the async section do what their answers say."""

import asyncio
import threading

import pytest
from samples import load, run


def test_one_thread_serves_a_hundred_waiting_requests():
    assert run("async/one_thread_100_requests.py") == "100 {'MainThread'}\n"


def test_a_turn_runs_callbacks_in_the_order_they_were_queued():
    sample = load("async/turn_order.py")
    log = asyncio.run(sample.main())
    assert log == ["main: before await", "task: first step", "callback", "task: second step", "main: after await"]


def test_a_coroutine_waits_a_task_runs_a_future_is_filled():
    out = run("async/coroutine_task_future.py").splitlines()
    assert out == ["coroutine []", "Task ['started']", "True data", "Future 42", "True"]


def test_counter_with_a_lock_loses_nothing_in_threads():
    sample = load("async/gil_counter.py")
    counter = sample.Counter()
    threads = [threading.Thread(target=counter.add, args=(2_000,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert counter.total == 16_000
    assert isinstance(sample.gil_enabled(), bool)
    assert run("async/gil_counter.py") == "40000\n"


def test_each_kind_of_work_runs_where_it_should():
    out = run("async/pick_the_tool.py").splitlines()
    assert out == ["api here: True", "sdk here: False", "sum here: False"]


def test_heartbeat_notices_a_blocked_loop_and_not_a_busy_thread():
    sample = load("async/loop_lag.py")
    assert asyncio.run(sample.worst_lag(sample.blocking)) > 0.25
    assert asyncio.run(sample.worst_lag(sample.polite)) < 0.25


def test_debug_mode_names_the_slow_callback(caplog):
    sample = load("async/loop_lag.py")
    asyncio.run(sample.blocking(), debug=True)
    assert "Executing <Task finished" in caplog.text


def test_gather_leaves_the_sibling_running_and_a_taskgroup_cancels_it():
    sample = load("async/gather_taskgroup.py")
    gathered, grouped = [], []
    asyncio.run(sample.with_gather(gathered))
    asyncio.run(sample.with_taskgroup(grouped))
    assert gathered == ["caught: no such user", "charged"]
    assert grouped == ["cancelled", "caught: no such user"]


def test_timeout_runs_finally_and_a_deaf_task_survives_cancellation():
    sample = load("async/cancellation.py")
    assert asyncio.run(sample.slow_request()) == ["lock taken", "lock released", "504"]
    assert asyncio.run(sample.cancel_deaf()) == "ignored it"


def test_generators_read_only_what_is_asked_for():
    sample = load("async/lazy_pipeline.py")
    log = []
    pipeline = sample.errors(sample.lines(log))
    assert log == []
    assert next(pipeline) == "GET /items/3 500"
    assert len(log) == 3


@pytest.mark.parametrize(("text", "sizes"), [(b"", []), (b"a\nb\n", [2]), (b"a\nb\nc", [2, 1])])
def test_stream_is_cut_into_batches(text, sizes):
    sample = load("async/stream_batches.py")

    async def go():
        reader = asyncio.StreamReader()
        reader.feed_data(text)
        reader.feed_eof()
        return await sample.import_users(reader)

    assert asyncio.run(go()) == sizes


def test_a_full_queue_holds_the_producer_back():
    sample = load("async/bounded_queue.py")

    async def go():
        queue, sizes = asyncio.Queue(maxsize=3), []
        producer = asyncio.create_task(sample.produce(queue, sizes))
        await asyncio.sleep(0.05)  # nobody consumes
        producer.cancel()
        return sizes

    assert asyncio.run(go()) == [1, 2, 3]
    assert run("async/bounded_queue.py") == "3 20\n"


def test_a_worker_that_fails_stops_the_producer_instead_of_hanging_it(monkeypatch):
    sample = load("async/bounded_queue.py")

    async def broken(queue, done):
        await queue.get()
        queue.task_done()
        raise OSError("partner is down")

    monkeypatch.setattr(sample, "consume", broken)
    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(asyncio.wait_for(sample.main(), timeout=2))
    assert caught.group_contains(OSError)


def test_semaphore_keeps_calls_to_five_at_a_time():
    assert run("async/bounded_calls.py") == "5\n"


def test_an_await_between_check_and_act_loses_money_and_a_lock_saves_it():
    sample = load("async/lost_balance.py")

    async def spend(method):
        wallet = sample.Wallet(100)
        answers = await asyncio.gather(getattr(wallet, method)(80), getattr(wallet, method)(80))
        return answers, wallet.balance

    assert asyncio.run(spend("withdraw")) == ([True, True], -60)
    assert asyncio.run(spend("withdraw_safely")) == ([True, False], 20)


def test_contextvar_belongs_to_the_task_and_thread_local_to_the_thread():
    sample = load("async/request_id.py")

    async def go():
        return await asyncio.gather(sample.handle("a"), sample.handle("b"))

    assert asyncio.run(go()) == [("a", "b"), ("b", "b")]
    assert "req-3" in run("async/request_id.py")


def test_fastapi_runs_def_in_a_pool_and_async_def_on_the_loop():
    import anyio.to_thread
    from fastapi.testclient import TestClient

    with TestClient(load("async/fastapi_def.py").app) as client:
        assert client.get("/loop").json() == client.get("/loop").json() != client.get("/pool").json()

    async def pool_size():
        return anyio.to_thread.current_default_thread_limiter().total_tokens

    assert anyio.run(pool_size) == 40


def test_hard_the_connections_default_to_a_hundred_and_the_timeout_to_five_minutes():
    import inspect

    import aiohttp

    assert inspect.signature(aiohttp.TCPConnector).parameters["limit"].default == 100
    assert aiohttp.client.DEFAULT_TIMEOUT.total == 300


@pytest.mark.parametrize(("shielded", "others"), [(False, "cancelled"), (True, "rate")])
def test_hard_a_timeout_of_one_kills_a_shared_task_unless_it_is_shielded(shielded, others):
    async def rate():
        await asyncio.sleep(0.05)
        return "rate"

    async def go():
        task = asyncio.create_task(rate())

        async def request(seconds):
            try:
                async with asyncio.timeout(seconds):
                    return await (asyncio.shield(task) if shielded else task)
            except TimeoutError:
                return "timeout"
            except asyncio.CancelledError:
                return "cancelled"

        return await asyncio.gather(request(0.01), request(5), request(5))

    assert asyncio.run(go()) == ["timeout", others, others]


def test_hard_a_cancelled_child_does_not_fail_its_group():
    async def gives_up():
        raise asyncio.CancelledError

    async def go():
        async with asyncio.TaskGroup() as group:
            sibling = group.create_task(asyncio.sleep(0.01, "done"))
            child = group.create_task(gives_up())
        return sibling.result(), child.cancelled()

    assert asyncio.run(go()) == ("done", True)


def test_hard_a_second_cancellation_cuts_the_cleanup_and_a_shielded_task_finishes_it():
    async def go(shielded):
        log = []

        async def rollback():
            await asyncio.sleep(0.02)
            log.append("rolled back")

        async def work():
            try:
                await asyncio.sleep(10)
            finally:
                await (asyncio.shield(asyncio.create_task(rollback())) if shielded else rollback())

        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0.005)
        task.cancel()
        await asyncio.sleep(0.05)
        return log

    assert asyncio.run(go(False)) == []
    assert asyncio.run(go(True)) == ["rolled back"]


def test_hard_finally_waits_for_the_last_reference_and_never_runs_in_an_unstarted_generator():
    log = []

    def rows():
        try:
            yield from range(10)
        finally:
            log.append("closed")

    held = rows()
    for number in held:
        if number == 2:
            break
    assert log == []
    held.close()
    assert log == ["closed"]
    rows().close()
    assert log == ["closed"]


def test_hard_every_task_at_the_lock_repeats_a_refresh_that_fails():
    async def go():
        lock, attempts = asyncio.Lock(), []

        async def token():
            async with lock:
                attempts.append(1)
                await asyncio.sleep(0)
                raise OSError

        await asyncio.gather(*(token() for _ in range(50)), return_exceptions=True)
        return len(attempts)

    assert asyncio.run(go()) == 50


def test_hard_a_task_keeps_the_context_of_the_request_that_started_it():
    from contextvars import Context

    sample = load("async/request_id.py")

    async def reader():
        await asyncio.sleep(0)
        return sample.request_id.get()

    async def request(name, **options):
        sample.request_id.set(name)
        return asyncio.create_task(reader(), **options)

    async def go():
        kept = await asyncio.create_task(request("req-1"))
        clean = await asyncio.create_task(request("req-2", context=Context()))
        return await kept, await clean

    assert asyncio.run(go()) == ("req-1", "-")


def test_hard_a_session_from_a_def_dependency_deadlocks_with_the_threads_and_one_inside_does_not(tmp_path):
    from typing import Annotated

    import anyio.to_thread
    import httpx
    from fastapi import Depends, FastAPI
    from sqlalchemy import create_engine, text
    from sqlalchemy.orm import Session
    from sqlalchemy.pool import QueuePool

    engine = create_engine(
        f"sqlite:///{tmp_path}/pool.db",
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=0,
        pool_timeout=0.5,
        connect_args={"check_same_thread": False},
    )
    app = FastAPI()

    def session():
        with Session(engine) as opened:
            yield opened

    def query(opened) -> int:
        return opened.scalar(text("SELECT 1"))

    @app.get("/dependency")
    def dependency(opened: Annotated[Session, Depends(session)]) -> int:
        return query(opened)

    @app.get("/inside")
    def inside() -> int:
        with Session(engine) as opened:
            return query(opened)

    async def statuses(path):
        anyio.to_thread.current_default_thread_limiter().total_tokens = 4
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            answers = await asyncio.gather(*(client.get(path) for _ in range(12)))
        return {answer.status_code for answer in answers}

    assert 500 in asyncio.run(statuses("/dependency"))
    assert asyncio.run(statuses("/inside")) == {200}
    engine.dispose()


def test_django_refuses_sync_database_calls_on_the_loop():
    assert run("async/django_async.py") == "SynchronousOnlyOperation\n42\n"
