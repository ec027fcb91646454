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
        thread.join()
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


def test_django_refuses_sync_database_calls_on_the_loop():
    assert run("async/django_async.py") == "SynchronousOnlyOperation\n42\n"
