"""Numbers and claims of the section on system design, from the estimates to files."""

import math
import random
from collections import Counter, defaultdict, deque
from itertools import combinations, permutations

import fakeredis
import pytest
from redis.crc import key_slot
from samples import load

YEAR = 365 * 24  # hours


def test_the_estimate_is_what_the_text_says():
    day = 86_400
    reads = 5_000_000 * 20 / day
    assert reads == pytest.approx(1157.4, abs=0.05)
    assert round(3 * reads * 0.08) == 278
    assert 3 * reads * 10 * 30_000 * 8 / 1e9 == pytest.approx(8.3, abs=0.05)
    assert pytest.approx(1.10, abs=0.01) == 2**40 / 1e12
    assert day * 30.4 / 1e6 == pytest.approx(2.6, abs=0.05)  # one a second in a month
    assert [math.ceil(10 / 0.65), math.ceil(10 / 0.65) * 3 // 2] == [16, 24]


def test_light_needs_46_ms_to_frankfurt_and_back():
    south, north = math.radians(41.30), math.radians(50.11)
    apart = math.radians(69.24 - 8.68)
    cosine = math.sin(south) * math.sin(north) + math.cos(south) * math.cos(north) * math.cos(apart)
    kilometres = 6371 * math.acos(cosine)
    assert 4_600 < kilometres < 4_700
    assert pytest.approx(0.046) == 2 * 4_600 / 200_000  # light in fibre: 200,000 km/s


def test_more_servers_reach_a_limit_and_then_do_less():
    speedup = load("system-design/vertical_horizontal_scaling.py").speedup
    assert speedup(10**9) == pytest.approx(20)
    assert speedup(128) == pytest.approx(17.4, abs=0.05)
    assert speedup(128, crosstalk=0.001) < speedup(8, crosstalk=0.001)


def test_a_little_too_much_traffic_leaves_nobody_served_in_time():
    useful = load("system-design/traffic_spike.py").useful
    assert useful(10**6, seconds=10) > 0
    assert useful(10**6) == 0
    assert useful(200) == 100
    assert useful(10**6, rate=100) == 100


def answered(limit, retries, spike=60, seconds=400, capacity=100, patience=2):
    """Answers in time in the last second: 120 a second arrive in the spike, 80 after it."""
    queue, again = deque(), defaultdict(list)
    good = 0
    for now in range(seconds):
        good = 0
        for left in [retries] * (120 if now < spike else 80) + again.pop(now, []):
            if len(queue) < limit:
                queue.append([now, left])
            elif left:
                again[now + 1].append(left - 1)
        for arrived, left in queue:
            if left and now - arrived == patience:  # the client gives up and asks again
                again[now + 1].append(left - 1)
        for _ in range(min(capacity, len(queue))):
            good += now - queue.popleft()[0] < patience
    return good


def test_retries_keep_a_site_down_after_the_peak_unless_the_queue_is_bounded():
    assert 80 * (1 + 3) == 320
    assert answered(10**6, retries=0) == 80  # the old queue drains
    assert answered(10**6, retries=3) == 0
    assert answered(200, retries=3) == 80


def test_a_million_a_second_and_the_connections_of_forty_copies():
    assert pytest.approx(86.4) == 1_000_000 * 86_400 / 1e9
    assert 1_000_000 * 10_000 * 8 / 1e9 == 80
    assert 40 * 20 == 800


def test_postgres_allows_a_hundred_connections_by_default(postgres):
    sql = "SELECT boot_val FROM pg_settings WHERE name = 'max_connections'"
    assert postgres.execute(sql).fetchone()[0] == "100"


def test_nines_in_series_and_in_parallel():
    assert pytest.approx(8.76) == (1 - 0.999) * YEAR
    assert pytest.approx(0.995, abs=0.0001) == 0.999**5
    assert pytest.approx(43.7, abs=0.05) == (1 - 0.999**5) * YEAR
    assert pytest.approx(0.876) == (0.01**2) * YEAR


def waits(load, requests=400_000):
    """The mean wait of a request in service times: one worker, random arrivals and services."""
    dice = random.Random(7)
    wait = total = 0.0
    for _ in range(requests):
        total += wait
        wait = max(0.0, wait + dice.expovariate(1) - dice.expovariate(load))
    return total / requests


@pytest.mark.parametrize(("load", "expected"), [(0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19)])
def test_the_queue_grows_as_the_formula_says(load, expected):
    assert waits(load) == pytest.approx(expected, rel=0.1)


def test_a_fan_out_makes_the_tail_the_normal_case_and_a_hedge_cuts_it():
    dice = random.Random(7)

    def slow(tries):
        return all(dice.random() < 0.01 for _ in range(tries))

    def pages(tries):
        return sum(any(slow(tries) for _ in range(100)) for _ in range(4_000)) / 4_000

    assert pages(1) == pytest.approx(0.63, abs=0.03)
    assert pages(2) == pytest.approx(0.01, abs=0.005)


def test_quorums_that_overlap_meet_the_write():
    stale = load("system-design/consistency_models.py").stale
    for n in range(1, 6):
        for w in range(1, n + 1):
            for r in range(1, n + 1):
                assert (stale(n, w, r) == 0) == (r + w > n)


def test_a_quorum_read_may_still_go_back_in_time():
    nodes = {1: "new", 2: "old", 3: "old"}  # the write has reached one of three so far
    first, second = ([nodes[n] for n in asked] for asked in ((1, 2), (2, 3)))
    assert "new" in first
    assert "new" not in second


def test_a_shared_cause_takes_the_nines_away():
    up = load("system-design/high_availability.py").up
    assert up(2) == pytest.approx(0.9999)
    assert up(2, shared=0.1) < 0.999
    assert up(3, shared=0.1) - up(2, shared=0.1) < 0.0001
    assert 70 * 2 == 140


def test_three_votes_never_elect_two_primaries_and_two_never_elect_after_a_cut():
    for total in (2, 3):
        for size in range(1, total):
            winners = [side for side in (size, total - size) if side > total / 2]
            assert len(winners) == (1 if total == 3 else 0)


def test_only_the_arc_before_the_new_node_moves():
    sample = load("system-design/distributed_cache.py")
    four, five = sample.ring("ABCD", 200), sample.ring("ABCDE", 200)
    moves = [(sample.owner(four, k), sample.owner(five, k)) for k in sample.keys]
    assert {new for old, new in moves if old != new} == {"E"}
    assert 0.15 < sum(old != new for old, new in moves) / len(moves) < 0.25
    assert Counter(old for old, _ in moves).keys() == set("ABCD")


def test_losing_one_of_five_cache_nodes_multiplies_the_load_by_almost_five():
    left = 0.95 * 4 / 5
    assert left == pytest.approx(0.76)
    assert (1 - left) / (1 - 0.95) == pytest.approx(4.8)


def test_braces_keep_keys_in_one_slot():
    assert key_slot(b"{user:7}:cart") == key_slot(b"{user:7}:name") < 16_384
    assert key_slot(b"user:7:cart") != key_slot(b"user:7:name")


@pytest.fixture
def redis():
    return fakeredis.FakeRedis(decode_responses=True)


def test_a_message_of_a_silent_worker_can_be_confirmed_by_only_one(redis):
    redis.xadd("jobs", {"order": 7})
    redis.xgroup_create("jobs", "workers", id="0")
    redis.xreadgroup("workers", "w1", {"jobs": ">"})
    _, claimed, *_ = redis.xautoclaim("jobs", "workers", "w2", min_idle_time=0)
    [(message, body)] = claimed
    assert body == {"order": "7"}  # both workers now do the job
    assert redis.xack("jobs", "workers", message) == 1
    assert redis.xack("jobs", "workers", message) == 0
    assert redis.xlen("jobs") == 1  # confirming does not delete


def test_lmove_keeps_a_job_that_pop_would_lose(redis):
    redis.rpush("queue", "order 7")
    redis.lmove("queue", "in progress", "LEFT", "RIGHT")
    assert redis.lrange("in progress", 0, -1) == ["order 7"]


def test_a_transaction_is_not_rolled_back(redis):
    redis.set("name", "Ali")
    pipe = redis.pipeline(transaction=True)
    pipe.incr("name")
    pipe.set("after", "1")
    wrong, done = pipe.execute(raise_on_error=False)
    assert isinstance(wrong, Exception)
    assert done
    assert redis.get("after") == "1"


def test_bits_of_a_snowflake_and_of_a_uuid():
    assert pytest.approx(69.7, abs=0.05) == 2**41 / 1000 / 86_400 / 365.25
    assert [2**12, 2**10] == [4_096, 1_024]
    assert 1 + 41 + 10 + 12 == 64
    assert 128 - 6 == 122  # version and variant take six bits
    assert 128 - 6 - 48 == 74


def test_a_token_taken_after_the_lock_may_belong_to_nobody(redis):
    assert redis.set("lock", "A", nx=True)  # A pauses here, its lease ends
    redis.delete("lock")
    assert redis.set("lock", "B", nx=True)
    b = redis.incr("token")
    a = redis.incr("token")  # A wakes up
    assert redis.get("lock") == "B"
    assert a > b


def test_a_token_taken_before_the_lock_may_be_overtaken(redis):
    a, b = redis.incr("token"), redis.incr("token")
    assert redis.set("lock", "B", nx=True)  # B pauses, its lease ends
    redis.delete("lock")
    assert redis.set("lock", "A", nx=True)
    assert b > a  # the storage would take B's late write after A's


def test_whoever_holds_the_lease_has_the_greatest_token():
    sample = load("system-design/distributed_ids_locks.py")
    tokens = [sample.acquire(now) for now in (100, 105, 110, 200)]
    assert tokens == [3, None, 4, 5]
    assert [sample.write(token, "x") for token in (5, 4, 5)] == [True, False, True]


def test_the_newest_version_wins_in_any_order():
    for order in permutations([(1, "old price"), (2, "new price"), (3, "deleted")]):
        stored = (0, "")
        for change in order:
            if change[0] > stored[0]:  # as version_type=external does
                stored = change
        assert stored[1] == "deleted"


def test_a_rare_word_weighs_more():
    idf = load("system-design/search_engine.py").idf
    assert idf("bicycle") > idf("red")


def test_a_presigned_link_holds_for_one_method_one_key_and_until_it_expires():
    sample = load("system-design/object_storage.py")
    link = sample.sign("PUT", "/u7/cat.jpg", 900)
    assert sample.allowed("PUT", "/u7/cat.jpg", 900, link, now=900)
    assert not sample.allowed("PUT", "/u7/cat.jpg", 900, link, now=901)
    assert not sample.allowed("PUT", "/u8/cat.jpg", 900, link, now=60)


def test_the_plan_of_an_interview_fills_forty_five_minutes():
    assert sum((5, 5, 5, 10, 15, 5)) == 45


def test_two_of_three_choices_miss_with_one_and_one():
    pairs = [(w, r) for w in combinations(range(3), 1) for r in combinations(range(3), 1)]
    assert sum(w != r for w, r in pairs) * 3 == len(pairs) * 2
