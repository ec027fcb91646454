"""The samples of the section on observability, caching and monitoring."""

import asyncio
import json
import logging
import re
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


def test_a_log_line_is_json_and_carries_the_request_id():
    line = json.loads(run(f"{SECTION}/json_logs.py"))
    assert line == {"amount": 9000, "event": "paid", "level": "info", "request_id": "r-17"}


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
    assert sample.charge(1) is None
    structlog.reset_defaults()


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


def test_histogram_buckets_are_cumulative_and_counters_refuse_to_fall():
    from prometheus_client import CollectorRegistry, Counter, Gauge

    out = run(f"{SECTION}/metric_types.py").splitlines()
    buckets = [float(line.split()[1]) for line in out if "_bucket" in line]
    assert buckets == sorted(buckets) == [1, 3, 4]
    registry = CollectorRegistry()
    with pytest.raises(ValueError):
        Counter("paid", "Paid", registry=registry).inc(-1)
    Gauge("size", "Size", registry=registry).inc(-1)


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


def test_alert_rules_use_recorded_series_and_the_rate_that_burns_two_percent_an_hour():
    rules = yaml.safe_load(read(f"{SECTION}/slo_alerts.yml"))["groups"][0]["rules"]
    recorded = {rule["record"] for rule in rules if "record" in rule}
    (alert,) = [rule for rule in rules if "alert" in rule]
    assert set(re.findall(r"checkout:\S+", alert["expr"])) == recorded
    assert alert["expr"].count("14.4 * 0.001") == len(recorded) == 2
    assert pytest.approx(14.4) == 0.02 * 30 * 24
    assert {"severity"} == set(alert["labels"]) and "runbook_url" in alert["annotations"]


def test_the_traceparent_header_joins_two_services():
    sample = load(f"{SECTION}/trace_context.py")
    headers = sample.checkout()
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]", headers["traceparent"])
    assert run(f"{SECTION}/trace_context.py") == "True\nTrue\n"


def test_errors_group_by_type_and_our_frames():
    assert run(f"{SECTION}/error_grouping.py") == "1002\n[2, 1000]\n"


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
