"""The numbers, samples and claims of the eight designs."""

import hashlib
import math
import random
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import psycopg
import pytest
from samples import EXAMPLES, load, read
from test_databases import check, perform, wait_until

DAY, MONTH = 86_400, 30 * 86_400  # seconds
DOCS = EXAMPLES.parent / "docs"
NUMBERS = [
    # what is computed, what is said, where: in English and in Uzbek
    (100e6 / MONTH, 39, "≈ 39 writes/s", "≈ soniyasiga 39 yozuv"),
    (100e6 / MONTH * 100, 3_900, "× 100 ≈ 3,900 redirects/s", "× 100 ≈ 3900 redirect"),
    (100e6 / MONTH * 100 * 3, 11_600, "× 3 at the peak ≈ 11,600/s", "× 3 ≈ 11 600"),
    (100e6 * 12 * 5 / 1e9, 6, "6 billion × 500 bytes = 3 TB", "6 mlrd × 500 bayt = 3 TB"),
    (6e9 * 500 / 1e12, 3, "6 billion × 500 bytes = 3 TB", "6 mlrd × 500 bayt = 3 TB"),
    (10e6 * 500 / 1e9, 5, "into a 5 GB cache", "5 GB keshga"),
    (62**7 / 1e12, 3.5, "3.5 trillion codes", "3,5 trln kod"),
    (6e9 / 62**7 * 100, 0.17, "fill 0.17% of them", "0,17% ini"),
    (10e6 * 40 / DAY, 4_630, "86,400 s ≈ 4,630/s", "≈ soniyasiga 4630"),
    (10e6 * 40 / DAY * 3, 13_900, "× 3 ≈ 13,900/s", "× 3 ≈ 13 900"),
    (1e6 / 50_000, 20, "50,000 a gateway = 20 gateways", "50 000 = 20 ta gateway"),
    (10e6 * 40 * 300 / 1e9, 120, "400 million × 300 bytes = 120 GB", "400 mln × 300 bayt = kuniga 120 GB"),
    (1e6 * 4 * 50 / 3600, 55_600, "3,600 ≈ 55,600 events/s", "soniyasiga 55 600 event"),
    (1e6 * 4 * 50 / 3600 / (10e6 * 40 / DAY), 12, "twelve times the messages", "oʻn ikki baravar koʻp"),
    (1e6 * 4 * 5 / 3600, 5_600, "makes it 5,600", "5600 qoladi"),
    (10e6 * 10 / DAY, 1_160, "86,400 s ≈ 1,160/s", "≈ soniyasiga 1160"),
    (10e6 * 10 / DAY * 3, 3_500, "× 3 ≈ 3,500/s", "× 3 ≈ 3500"),
    (10e6 * 0.2 / DAY, 23, "2 million a day ≈ 23/s", "kuniga 2 mln ≈ soniyasiga 23"),
    (10e6 * 0.2 * 200 / DAY, 4_600, "≈ 4,600 feed writes/s", "≈ 4600 lenta yozuvi"),
    (10e6 * 500 * 16 / 1e9, 80, "500 ids × 16 bytes = 80 GB", "500 id × 16 bayt = 80 GB"),
    (5e6 / 100_000, 50, "100,000 writes/s = 50 s", "100 000 yozuv = 50 s"),
    (5e6 * 4 / DAY, 231, "20 million / 86,400 s ≈ 231/s", "≈ soniyasiga 231"),
    (5e6 / 1000, 5_000, "takes 5,000 s ≈ 83 minutes", "5000 s ≈ 83 daqiqa"),
    (5e6 / 1000 / 60, 83, "takes 5,000 s ≈ 83 minutes", "5000 s ≈ 83 daqiqa"),
    (200_000 * 3 / 60, 10_000, "= 10,000 requests/s", "soniyasiga 10 000 soʻrov"),
    (100 * (1 - 1000 / 200_000), 99.5, "99.5% must hear", "99,5% iga"),
    (1000 / 5, 200, "1 s / 5 ms = 200 reservations/s", "1 s / 5 ms = soniyasiga 200 ta"),
    (1000 / 200, 5, "gone in 5 s", "5 s da tugaydi"),
    (1e6 * 10e9 / 1e15, 10, "1 million users × 10 GB = 10 PB", "1 mln foydalanuvchi × 10 GB = 10 PB"),
    (10e15 / 4e6 / 1e9, 2.5, "4 MB = 2.5 billion chunks", "4 MB = 2,5 mlrd boʻlak"),
    (2.5e9 * 100 / 1e9, 250, "× 100 bytes = 250 GB", "× 100 bayt = 250 GB"),
    (1e9 / 4e6, 250, "250 times less", "250 baravar kam"),
    (2e6 / 30, 67_000, "2 million / 30 ≈ 67,000 requests/s", "2 mln / 30 ≈ soniyasiga 67 000"),
    (1000 * 60, 60_000, "The 60,000 that the provider took", "ketgan 60 000 xabarni"),
    (1e9 / MONTH, 386, "≈ 386 pages/s", "≈ soniyasiga 386 sahifa"),
    (1e9 / MONTH * 100e3 / 1e6, 39, "× 100 kB ≈ 39 MB/s", "× 100 kB ≈ 39 MB/s"),
    (1e9 * 100e3 / 1e12, 100, "100 TB a month", "oyiga 100 TB"),
    (1e9 / MONTH * 2, 772, "at least 772 hosts", "kamida 772 ta host"),
    (1e6 * 2 / DAY, 23, "takes 23 days", "23 kun ketadi"),
    (1e9 * 100 / 1e9, 100, "of 100 bytes are 100 GB", "1 mlrd manzil — 100 GB"),
    (-math.log(0.01) / math.log(2) ** 2, 9.6, "needs 9.6 bits each", "9,6 bit, jami 1,2 GB"),
    (1e9 * 9.6 / 8 / 1e9, 1.2, "each, 1.2 GB", "1,2 GB yetadi"),
    (1e6 / 10, 100_000, "10 s = 100,000 events/s", "soniyasiga 100 000 event"),
    (100_000 * 200 / 1e6, 20, "× 200 bytes = 20 MB/s", "× 200 bayt = 20 MB/s"),
    (20e6 * DAY / 1e12, 1.7, "≈ 1.7 TB a day", "≈ kuniga 1,7 TB"),
    (20e6 * DAY * 7 * 3 / 1e12, 36, "7 days × 3 copies ≈ 36 TB", "7 kun × 3 nusxa ≈ 36 TB"),
    (1e6 * 1440 * 50 / 1e9, 72, "1,440 × 50 bytes = 72 GB", "1440 × 50 bayt = kuniga 72 GB"),
    (20e6 * DAY / 72e9, 24, "24 times less", "24 baravar kam"),
    (math.e / 0.001, 2_719, "2,719 × 5 counters", "2719 × 5 hisoblagich"),
    (2_719 * 5 * 4 / 1e3, 54, "of 4 bytes, 54 kB", "hisoblagich 54 kB"),
    (100 * (1 - math.exp(-5)), 99.3, "in 99.3% of cases", "99,3% holatda"),
    (104 / math.sqrt(16_384), 0.81, "standard error of 0.81%", "standart xatosi 0,81%"),
]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = {}
    for locale in ("en", "uz"):
        pages = sorted(DOCS.glob(f"system-design*.{locale}.*"))
        found[locale] = " ".join(" ".join(page.read_text(encoding="utf-8").split()) for page in pages)
    return found


@pytest.mark.parametrize(("computed", "said", "en", "uz"), NUMBERS)
def test_estimate_is_what_its_arithmetic_gives(texts, computed, said, en, uz):
    assert computed == pytest.approx(said, rel=0.02)
    assert en in texts["en"]
    assert uz in texts["uz"]


def test_step_of_multiplied_counter_is_the_difference_of_two_codes():
    sample = load("system-design/design_url_shortener.py")

    def number(code: str) -> int:
        value = 0
        for letter in code:
            value = value * 62 + sample.ABC.index(letter)
        return value

    assert math.gcd(sample.STEP, sample.SIZE) == 1
    first, second = number(sample.code(500)), number(sample.code(501))
    step = (second - first) % sample.SIZE
    assert step == sample.STEP
    assert sample.base62((second + step) % sample.SIZE) == sample.code(502)


def test_sequence_lets_a_later_number_be_seen_first(postgres_url):
    with (
        psycopg.connect(postgres_url) as a,
        psycopg.connect(postgres_url) as b,
        psycopg.connect(postgres_url, autocommit=True) as reader,
    ):
        reader.execute("CREATE TABLE messages (seq bigserial, text text)")
        a.execute("INSERT INTO messages (text) VALUES ('first')")
        b.execute("INSERT INTO messages (text) VALUES ('second')")
        b.commit()
        last = reader.execute("SELECT max(seq) FROM messages").fetchone()[0]
        a.commit()
        assert last == 2
        assert reader.execute("SELECT * FROM messages WHERE seq > %s", (last,)).fetchall() == []


def test_number_from_the_row_of_the_chat_keeps_commits_in_order(postgres_url):
    take = "UPDATE chats SET last = last + 1 WHERE id = {} RETURNING last"
    with (
        psycopg.connect(postgres_url) as a,
        psycopg.connect(postgres_url) as b,
        psycopg.connect(postgres_url, autocommit=True) as watch,
        ThreadPoolExecutor(1) as pool,
    ):
        watch.execute("CREATE TABLE chats (id int PRIMARY KEY, last int)")
        watch.execute("INSERT INTO chats VALUES (1, 0), (2, 0)")
        assert a.execute(take.format(1)).fetchone() == (1,)
        assert watch.execute(take.format(2)).fetchone() == (1,)  # another chat does not wait
        second = pool.submit(lambda: b.execute(take.format(1)).fetchone())
        waits = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
        wait_until(lambda: watch.execute(waits, (b.info.backend_pid,)).fetchone()[0])
        a.commit()
        assert second.result(timeout=20) == (2,)


def test_mixed_feed_does_more_work_than_pushing_but_bounds_the_biggest_post():
    sample = load("system-design/design_news_feed.py")
    assert 2 < sample.mixed / sample.push < sample.pull / sample.push
    assert (max(sample.followers), max(n for n in sample.followers if n < sample.FAMOUS)) == (10_000, 909)


def test_quiet_hours_hold_around_midnight():
    sample = load("system-design/quiet_hours.py")
    quiet = [
        hour
        for hour in range(24)
        if sample.quiet(sample.datetime(2026, 11, 29, hour, tzinfo=sample.ZoneInfo("Asia/Tashkent")), "Asia/Tashkent")
    ]
    assert quiet == [0, 1, 2, 3, 4, 5, 6, 7, 22, 23]


def test_marketplace_sample_gives_what_it_promises(postgres):
    sql, found = [], []
    for line in read("system-design/design_marketplace.sql").splitlines():
        if line.startswith("-- →"):
            found[-1][1].append(line.removeprefix("-- → "))
        elif line.strip():
            sql.append(line.partition("  --")[0])
            if sql[-1].endswith(";"):
                found.append(("\n".join(sql), []))
                sql = []
    for statement, promised in found:
        got = perform(postgres, statement)
        if promised and promised[0].startswith("ERROR"):
            assert got[0].startswith(promised[0])
        else:
            check(got, promised, statement)


@pytest.mark.parametrize("careful", [True, False])
def test_last_item_and_twenty_buyers_at_once(postgres_url, careful):
    schema, _, _ = read("system-design/design_marketplace.sql").partition("EXECUTE")
    tables, _, prepare = schema.partition("PREPARE")
    together = threading.Barrier(20, timeout=60)

    def buy(number: int) -> bool:
        with psycopg.connect(postgres_url, autocommit=True) as db:
            if careful:
                db.execute(f"PREPARE{prepare}")
                together.wait()
                return bool(db.execute(f"EXECUTE reserve('buyer-{number}', 7)").fetchall())
            free = db.execute("SELECT free FROM stock WHERE item = 7").fetchone()[0]
            together.wait()
            if free > 0:
                db.execute("UPDATE stock SET free = free - 1 WHERE item = 7")
            return free > 0

    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute(tables)
        with ThreadPoolExecutor(20) as pool:
            sold = sum(pool.map(buy, range(20)))
        left = db.execute("SELECT free FROM stock").fetchone()[0]
    assert (sold, left) == ((1, 0) if careful else (20, -19))


def test_winner_of_the_last_item_repeats_the_key_at_once_and_finds_the_order(postgres_url):
    schema, _, _ = read("system-design/design_marketplace.sql").partition("EXECUTE")
    tables, _, prepare = schema.partition("PREPARE")
    together = threading.Barrier(2, timeout=60)

    def buy(_: int) -> tuple[bool, bool]:
        with psycopg.connect(postgres_url, autocommit=True) as db:
            db.execute(f"PREPARE{prepare}")
            together.wait()
            row = db.execute("EXECUTE reserve('same', 7)").fetchone()
            return bool(row), bool(db.execute("SELECT FROM orders WHERE key = 'same'").rowcount)

    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute(tables)
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(buy, range(2))) == [(False, True), (True, True)]


def test_confirming_and_expiring_leave_one_winner(postgres_url):
    change = "UPDATE orders SET state = %s WHERE key = 'a' AND state = 'reserved'"
    together = threading.Barrier(2, timeout=60)

    def move(state: str) -> int:
        with psycopg.connect(postgres_url, autocommit=True) as db:
            together.wait()
            return db.execute(change, (state,)).rowcount

    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute("CREATE TABLE orders (key text PRIMARY KEY, state text)")
        db.execute("INSERT INTO orders VALUES ('a', 'reserved')")
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(move, ("paid", "expired"))) == [0, 1]


@pytest.mark.parametrize("patient", [True, False])
def test_ten_rows_of_stock_are_sold_out_only_when_all_were_tried(postgres_url, patient):
    take = "UPDATE stock SET free = free - 1 WHERE part = %s AND free > 0"
    together = threading.Barrier(20, timeout=60)

    def buy(number: int) -> bool:
        first = number % 2  # the draw sends everybody to the same two rows
        parts = [(first + step) % 10 for step in range(10 if patient else 1)]
        with psycopg.connect(postgres_url, autocommit=True) as db:
            together.wait()
            return any(db.execute(take, (part,)).rowcount for part in parts)

    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute("CREATE TABLE stock (part int PRIMARY KEY, free int)")
        db.execute("INSERT INTO stock SELECT part, 1 FROM generate_series(0, 9) AS part")
        with ThreadPoolExecutor(20) as pool:
            assert sum(pool.map(buy, range(20))) == (10 if patient else 2)


def test_chunks_cut_by_content_survive_an_insertion_anywhere():
    sample = load("system-design/design_file_sync.py")
    old = random.Random(1).randbytes(100_000)
    for place in (0, 30_000, 99_000):
        new = old[:place] + b"!" + old[place:]
        for cut, limit in ((sample.by_content, 3), (sample.fixed, 100)):
            pieces = cut(new)
            assert b"".join(pieces) == new
            have = {hashlib.sha256(piece).digest() for piece in cut(old)}
            changed = {hashlib.sha256(piece).digest() for piece in pieces} - have
            assert 1 <= len(changed) <= limit


def test_clock_that_runs_ahead_closes_the_window_of_others():
    """A window waits ten seconds more; what comes later is left to the batch."""
    seen: list[int] = []
    windows: Counter[int] = Counter()
    closed: dict[int, int] = {}
    late: list[int] = []

    def event(at: int) -> None:
        seen.append(at)
        if (start := at // 60 * 60) in closed:
            late.append(at)
        else:
            windows[start] += 1
        for old in [begun for begun in windows if begun + 60 <= max(seen) - 10]:
            closed[old] = windows.pop(old)

    for at in (5, 50, 61, 58, 75, 59):  # in order of arrival
        event(at)
    assert closed == {0: 3} and late == [59]
    for at in (130, 100_000, 131):  # one device lies
        event(at)
    assert late[-1] == 131


def test_two_schedulers_start_a_planned_run_once(postgres_url):
    start = "INSERT INTO runs VALUES ('report', '2026-11-29 03:00') ON CONFLICT DO NOTHING"
    together = threading.Barrier(2, timeout=60)

    def tick(_: int) -> int:
        with psycopg.connect(postgres_url, autocommit=True) as db:
            together.wait()
            return db.execute(start).rowcount

    with psycopg.connect(postgres_url, autocommit=True) as db:
        db.execute("CREATE TABLE runs (job text, planned_at timestamp, UNIQUE (job, planned_at))")
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(tick, range(2))) == [0, 1]


def test_lost_page_is_given_again_and_its_late_worker_refused():
    sample = load("system-design/design_crawler_scheduler.py")
    assert "a.uz/1" not in sample.leased
    assert [sample.take("w5", now) for now in (30, 31, 32)] == ["b.uz/1", None, "a.uz/2"]


def test_bloom_filter_is_wrong_about_one_in_a_hundred():
    bits = bytearray(96_000)  # 9.6 for each of 10,000

    def places(url: str) -> list[int]:
        digest = hashlib.sha256(url.encode()).digest()
        return [int.from_bytes(digest[4 * i : 4 * i + 4]) % len(bits) for i in range(7)]

    def seen(url: str) -> bool:
        return all(bits[place] for place in places(url))

    for n in range(10_000):
        for place in places(f"https://a.uz/{n}"):
            bits[place] = 1
    assert all(seen(f"https://a.uz/{n}") for n in range(10_000))
    assert sum(seen(f"https://a.uz/{n}") for n in range(10_000, 20_000)) == 73
    assert sum(seen(f"https://b.uz/{n}") for n in range(200_000)) / 200_000 == pytest.approx(0.01, rel=0.1)


def test_space_saving_never_counts_too_little():
    sample = load("system-design/design_analytics_topk.py")
    least = min(sample.found.values())
    assert least <= len(sample.stream) / 100
    assert all(0 <= sample.found[x] - sample.exact[x] <= least for x in sample.found)


def test_count_min_sketch_keeps_its_promise():
    width, depth = math.ceil(math.e / 0.001), 5
    names = range(50_000)
    stream = random.Random(3).choices(names, [1 / (n + 1) for n in names], k=100_000)
    exact = Counter(stream)

    def places(name: int) -> list[int]:
        digest = hashlib.sha256(str(name).encode()).digest()
        return [int.from_bytes(digest[4 * row : 4 * row + 4]) % width for row in range(depth)]

    table = [[0] * width for _ in range(depth)]
    for name, count in exact.items():
        for row, place in enumerate(places(name)):
            table[row][place] += count
    over = [min(table[row][place] for row, place in enumerate(places(n))) - exact[n] for n in exact]
    assert min(over) >= 0
    assert sum(error <= 0.001 * len(stream) for error in over) / len(over) >= 0.993


def test_top_ten_of_the_hour_is_not_among_the_top_tens_of_its_minutes():
    minutes = []
    for minute in range(60):
        flashes = {f"flash-{minute}-{n}": 100 + n for n in range(10)}
        minutes.append(Counter({**flashes, "steady": 99}))
    cut = sum((Counter(dict(minute.most_common(10))) for minute in minutes), Counter())
    assert "steady" not in cut
    assert sum(minutes, Counter()).most_common(1) == [("steady", 99 * 60)]


def test_one_anomaly_moves_the_mean_but_not_the_median():
    usual = [100, 98, 103, 101, 99, 102, 100, 5_000]
    middle = median(usual)
    spread = median(abs(x - middle) for x in usual)
    mean = sum(usual) / len(usual)
    deviation = math.sqrt(sum((x - mean) ** 2 for x in usual) / len(usual))
    assert (middle, spread) == (100.5, 1.5)
    assert (5_000 - middle) / spread > 1_000
    assert (5_000 - mean) / deviation < 3  # the usual rule of three deviations does not see it


def test_every_sample_of_the_eight_designs_is_shown(texts):
    for path in (EXAMPLES / "system-design").glob("design_*"):
        for text in texts.values():
            assert f"system-design/{path.name}" in text
    diagrams = {path.name for path in (DOCS / "diagrams").glob("design-*.svg")}
    assert len(diagrams) >= 8
    for text in texts.values():
        assert diagrams >= set(re.findall(r"diagrams/(design-[a-z-]+\.svg)", text))
