"""The samples of the section on observability, caching and monitoring."""

import asyncio
import json
import logging
import re
import socket
import time
import warnings

import fakeredis
import pytest
import yaml
from samples import load, read, run

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

SECTION = "observability"


def sample_value(metric, name, **labels):
    for family in metric.collect():
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return sample.value
    return None


def test_one_middleware_gives_a_span_a_metric_and_a_log_line():
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
    from structlog.testing import capture_logs

    sample = load(f"{SECTION}/observed_app.py")
    spans = InMemorySpanExporter()
    sample.provider.add_span_processor(SimpleSpanProcessor(spans))
    client = TestClient(sample.app, raise_server_exceptions=False)
    with capture_logs() as lines:
        answer = client.get("/orders/7")
        assert client.get("/orders/0").status_code == 500
        assert client.get("/nowhere").status_code == 404
    good, bad, lost = spans.get_finished_spans()
    assert [span.name for span in (good, bad, lost)] == ["GET /orders/{order_id}"] * 2 + ["GET unmatched"]
    assert not bad.status.is_ok
    assert answer.headers["x-trace-id"] == f"{good.context.trace_id:032x}" == lines[0]["trace_id"]
    assert [line["status"] for line in lines] == [200, 500, 404]
    for route, status in (("/orders/{order_id}", "200"), ("/orders/{order_id}", "500"), ("unmatched", "404")):
        assert sample_value(sample.seconds, "http_seconds_count", route=route, status=status) == 1


def test_a_log_line_is_json_carries_the_request_id_and_hides_the_card():
    line = json.loads(run(f"{SECTION}/json_logs.py"))
    assert line == {"card": "***", "event": "paid", "level": "info", "request_id": "r-1"}


def test_two_requests_at_once_keep_their_own_ids():
    import structlog

    sample = load(f"{SECTION}/json_logs.py")

    async def request(name, lines):
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=name)
        await asyncio.sleep(0)
        lines.append(structlog.contextvars.get_contextvars()["request_id"])

    async def main():
        lines = []
        await asyncio.gather(request("a", lines), request("b", lines))
        return lines

    assert asyncio.run(main()) == ["a", "b"]
    assert sample.charge("8600") is None
    structlog.reset_defaults()


def test_what_a_plain_dependency_binds_is_lost_and_an_async_one_keeps_it():
    from fastapi import Depends, FastAPI
    from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

    app = FastAPI()

    def plain():
        bind_contextvars(user_id=7)

    async def asynchronous():
        bind_contextvars(user_id=7)

    @app.get("/plain", dependencies=[Depends(plain)])
    async def lost():
        return get_contextvars()

    @app.get("/async", dependencies=[Depends(asynchronous)])
    async def kept():
        return get_contextvars()

    seen = []

    @app.middleware("http")
    async def last_line(request, call_next):
        answer = await call_next(request)
        seen.append(get_contextvars())
        return answer

    clear_contextvars()
    client = TestClient(app)
    assert client.get("/plain").json() == {}
    assert client.get("/async").json() == {"user_id": 7}
    assert seen == [{}, {}]  # the middleware's last line sees neither


def test_levels_below_the_threshold_are_silent_and_not_formatted():
    out = run(f"{SECTION}/log_levels.py")
    assert "payload" not in out and "SELECT" not in out
    assert out.count("WARNING") == 1

    class Loud:
        def __str__(self):
            raise AssertionError("formatted for nothing")

    logger = logging.getLogger("test.levels")
    logger.setLevel(logging.INFO)
    logger.debug("%s", Loud())
    asked = []
    logger.debug("%s", asked.append("the argument is evaluated all the same"))
    assert asked


def test_histogram_buckets_are_cumulative_and_counters_refuse_to_fall():
    from prometheus_client import CollectorRegistry, Counter, Gauge

    out = run(f"{SECTION}/metric_types.py").splitlines()
    buckets = [float(line.split()[1]) for line in out if "_bucket" in line]
    assert buckets == sorted(buckets) == [1, 3, 4]
    registry = CollectorRegistry()
    with pytest.raises(ValueError):
        Counter("paid", "Paid", registry=registry).inc(-1)
    Gauge("size", "Size", registry=registry).inc(-1)


def test_a_labelled_counter_has_no_zero_until_its_label_is_named():
    from prometheus_client import CollectorRegistry, Counter

    errors = Counter("errors", "Errors", ["kind"], registry=CollectorRegistry())
    assert sample_value(errors, "errors_total", kind="timeout") is None
    errors.labels("timeout")
    assert sample_value(errors, "errors_total", kind="timeout") == 0


def test_the_average_hides_what_percentiles_show():
    sample = load(f"{SECTION}/percentiles.py")
    assert sample.percentile([*range(1, 101)], 0.99) == 100
    assert sample.from_buckets(0.5, {1: 100}) == 0.5
    assert "0.83" in run(f"{SECTION}/percentiles.py")


def test_raw_paths_make_a_series_for_each_id_and_templates_do_not():
    sample = load(f"{SECTION}/cardinality.py")
    client = TestClient(sample.app)
    for number in range(50):
        client.get(f"/orders/{number}")
    assert sample.series(sample.raw) == 50
    assert sample.series(sample.good) == 1


def test_error_budget_numbers():
    sample = load(f"{SECTION}/error_budget.py")
    assert sample.allowed_downtime(0.999).total_seconds() == pytest.approx(43.2 * 60)
    assert sample.burn_rate(1, 1_000, 0.999) == pytest.approx(1)
    assert sample.burn_rate(1, 1, 0.999) == pytest.approx(1_000)
    steady = sample.burn_rate(14, 1_000, 0.999)  # 1.4 percent, just under the first pair's threshold
    assert steady == pytest.approx(14) and steady < 14.4
    assert steady * 8 / 720 == pytest.approx(0.156, abs=0.001)  # the share of the month that eight hours eat
    noticed = 6 * 6 / steady  # hours until the mean over six hours passes a rate of six
    assert noticed == pytest.approx(2.57, abs=0.01) and noticed * steady / 720 == pytest.approx(0.05)


def test_alert_rules_use_recorded_series_and_the_rate_that_burns_two_percent_an_hour():
    rules = yaml.safe_load(read(f"{SECTION}/slo_alerts.yml"))["groups"][0]["rules"]
    recorded = {rule["record"] for rule in rules if "record" in rule}
    alert, missing = [rule for rule in rules if "alert" in rule]
    assert missing["expr"].startswith("absent(") and missing["for"] == "5m"
    assert set(re.findall(r"checkout:\S+", alert["expr"])) == recorded
    assert alert["expr"].count("14.4 * 0.001") == len(recorded) == 2
    assert pytest.approx(14.4) == 0.02 * 30 * 24
    for rule in (alert, missing):
        assert {"severity"} == set(rule["labels"]) and "runbook_url" in rule["annotations"]


def test_the_traceparent_header_joins_two_services():
    sample = load(f"{SECTION}/trace_context.py")
    headers = sample.checkout()
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]", headers["traceparent"])
    assert run(f"{SECTION}/trace_context.py") == "True\nTrue\n"


def test_an_unsampled_trace_keeps_its_id_and_sends_nothing():
    from opentelemetry import propagate
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
    from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBased

    spans = InMemorySpanExporter()
    provider = TracerProvider(sampler=ParentBased(ALWAYS_OFF))
    provider.add_span_processor(SimpleSpanProcessor(spans))
    with provider.get_tracer("a").start_as_current_span("POST /checkout") as span:
        headers = {}
        propagate.inject(headers)
        trace_id = f"{span.get_span_context().trace_id:032x}"
    version, sent, _, flags = headers["traceparent"].split("-")
    assert (version, sent, int(flags, 16) & 1) == ("00", trace_id, 0)
    assert not spans.get_finished_spans()


def test_errors_group_by_type_and_our_frames():
    assert run(f"{SECTION}/error_grouping.py") == "1002\n[2, 1000]\n"


def test_a_renamed_function_makes_an_old_error_a_new_problem():
    sample = load(f"{SECTION}/error_grouping.py")

    def parse_price(text):  # parse_amount after a refactoring
        return int(text)

    sample.OURS = sample.OURS.parents[1]  # these tests count as our code too
    found = []
    for parse in (sample.parse_amount, parse_price):
        try:
            parse("abc")
        except ValueError as error:
            found.append(error)
    assert str(found[0]) == str(found[1])
    assert sample.fingerprint(found[0]) != sample.fingerprint(found[1])


@pytest.fixture
def products():
    sample = load(f"{SECTION}/cache_aside.py")
    db = {1: {"name": "old"}}
    return sample, sample.Products(fakeredis.FakeRedis(), db)


def test_cache_aside_reads_once_and_forgets_on_write(products):
    _, shop = products
    assert [shop.get(1)["name"] for _ in range(3)] == ["old"] * 3
    assert shop.reads == 1
    shop.rename(1, "new")
    assert shop.get(1)["name"] == "new"
    assert 0 < shop.cache.ttl("product:v2:1") <= 300


def test_a_missing_product_is_cached_for_a_short_time(products):
    _, shop = products
    assert shop.get(9) is None and shop.get(9) is None
    assert shop.reads == 1
    assert shop.cache.ttl("product:v2:9") <= 30


def test_a_slow_reader_can_bring_the_old_value_back(products):
    sample, shop = products
    assert sample.stale_race(lambda: shop) == "old"


def test_without_its_cache_the_shop_answers_from_the_database_at_once():
    sample = load(f"{SECTION}/cache_aside.py")
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts and never answers
        shop = sample.Products(sample.connect(*silent.getsockname()), {1: {"name": "old"}})
        started = time.perf_counter()
        assert shop.get(1) == {"name": "old"}
        shop.rename(1, "new")
        assert shop.get(1) == {"name": "new"}
        assert time.perf_counter() - started < 3


def test_a_delete_that_was_lost_with_the_network_leaves_the_old_value(products):
    sample, shop = products
    shop.get(1)
    cache, shop.cache = shop.cache, sample.connect("127.0.0.1", 1)  # nobody listens there
    shop.rename(1, "new")
    assert shop.get(1)["name"] == "new"
    shop.cache = cache
    assert shop.get(1)["name"] == "old"


def test_a_hundred_misses_compute_once():
    sample = load(f"{SECTION}/stampede.py")
    calls = 0

    async def compute():
        nonlocal calls
        calls += 1
        await asyncio.sleep(0.05)
        return {"top": [1, 2, 3]}

    async def main():
        redis = fakeredis.FakeAsyncRedis()
        answers = await asyncio.gather(*(sample.cached(redis, "home", compute) for _ in range(100)))
        assert await redis.exists("lock:home") == 0
        return answers

    answers = asyncio.run(main())
    assert calls == 1 and answers == [{"top": [1, 2, 3]}] * 100


def test_a_failed_computation_frees_the_lock_and_a_stranger_keeps_theirs():
    sample = load(f"{SECTION}/stampede.py")

    async def broken():
        raise ConnectionError

    async def main():
        redis = fakeredis.FakeAsyncRedis()
        with pytest.raises(ConnectionError):
            await sample.cached(redis, "home", broken)
        assert await redis.exists("lock:home") == 0
        await redis.set("lock:home", "stranger")
        await sample.release(redis, "lock:home", "mine")
        assert await redis.get("lock:home") == b"stranger"

    asyncio.run(main())


def test_a_slow_computation_keeps_its_lock_from_waiters_and_fails_them():
    sample = load(f"{SECTION}/stampede.py")
    naps = iter(range(1_000))

    async def main():
        redis = fakeredis.FakeAsyncRedis()
        await redis.set("lock:home", "the slow owner")
        sample.asyncio = type("asyncio", (), {"sleep": staticmethod(lambda _: asyncio.sleep(0 * next(naps)))})
        with pytest.raises(TimeoutError):
            await sample.cached(redis, "home", None)

    asyncio.run(main())
    assert next(naps) * 0.02 == pytest.approx(2)  # the patience of a waiter; the lock itself lives for five


def test_early_refresh_grows_likelier_near_expiry():
    sample = load(f"{SECTION}/early_refresh.py")
    assert sample.refresh_now(left=0, cost=1)
    assert not any(sample.refresh_now(left=1e6, cost=1) for _ in range(1_000))


def test_set_drops_a_ttl_and_keepttl_keeps_it():
    assert run(f"{SECTION}/redis_ttl.py").splitlines() == ["600", "-1", "600", "-1", "True"]


def test_liveness_survives_a_dead_database_and_readiness_does_not():
    sample = load(f"{SECTION}/health.py")

    async def dead():
        raise ConnectionError

    async def hangs():
        await asyncio.sleep(60)

    client = TestClient(sample.app)
    assert client.get("/readyz").json() == {"database": True, "redis": True}
    sample.app.state.optional["redis"] = dead
    answer = client.get("/readyz")
    assert answer.status_code == 200 and answer.json() == {"database": True, "redis": False}
    for ping in (dead, hangs):
        sample.app.state.required["database"] = ping
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 503


def test_probes_ask_readiness_and_liveness_at_different_addresses():
    probes = yaml.safe_load(read(f"{SECTION}/probes.yml"))
    paths = {name: probe["httpGet"]["path"] for name, probe in probes.items()}
    assert paths == {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    assert probes["startupProbe"]["periodSeconds"] * probes["startupProbe"]["failureThreshold"] == 60
