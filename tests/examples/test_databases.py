"""The samples of the section on databases.

In a .sql sample `-- → …` is a row of the statement above it, `/* A */` names the session that sends a statement,
and `-- waits` says that the statement has to wait until another session lets it go on.
"""

import re
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest
from samples import EXAMPLES, load, read, run

SECTION = "databases"
WHOLE_TABLE = "-c default_statistics_target=1000"  # ANALYZE reads all rows, so that plans do not vary


def statements(name: str) -> list[tuple[str, str, list[str], bool]]:
    """The sample's statements: session, text, the rows promised, and whether it waits."""
    found, sql = [], []
    for line in read(f"{SECTION}/{name}").splitlines():
        code, _, note = (part.strip() for part in line.partition("--"))
        if note.startswith("→"):
            found[-1][2].append(line.partition("→")[2].removeprefix(" "))
        elif note.startswith("waits"):
            found[-1] = (*found[-1][:3], True)
        if code:
            sql.append(code)
        if code.endswith(";"):
            session = re.search(r"/\* (\w) \*/", sql[0])
            found.append((session[1] if session else "", "\n".join(sql), [], False))
            sql = []
    return found


def show(value: object) -> str:
    return "NULL" if value is None else str(value)


def lines(rows: list, plan: bool) -> list[str]:
    if plan:  # SQLite gives the step in the last column
        return [row[-1] for row in rows]
    return [" | ".join(map(show, row)) for row in rows]


def same(got: str, promised: str) -> bool:
    """Compare a row; `…` stands for what the sample leaves out."""
    return bool(re.fullmatch(".*".join(map(re.escape, promised.rstrip().split("…"))), got.rstrip()))


def check(got: list[str], promised: list[str], sql: str) -> None:
    assert len(got) == len(promised) and all(map(same, got, promised)), f"{sql}\n{got}\n{promised}"


@pytest.mark.parametrize("name", ["index_plan", "joins", "normalization", "window"])
def test_sqlite_sample_gives_what_it_promises(sqlite, name):
    for _, sql, promised, _ in statements(f"{name}.sql"):
        rows = sqlite.execute(sql).fetchall()
        check(lines(rows, sql.startswith("EXPLAIN")), promised, sql)


def perform(connection: psycopg.Connection, sql: str) -> list[str]:
    try:
        cursor = connection.execute(sql)
    except psycopg.Error as error:
        return [f"ERROR: {error.diag.message_primary}"]
    return lines(cursor.fetchall(), plan=False) if cursor.description else []


def wait_until(condition, timeout: float = 10) -> None:
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def play(url: str, name: str, prepare: tuple[str, ...] = ()) -> None:
    """Run a sample on PostgreSQL, every session of it on a connection of its own."""
    sessions = {key: psycopg.connect(url, autocommit=True, options=WHOLE_TABLE) for key in ("", "A", "B", "watch")}
    threads = {key: ThreadPoolExecutor(1) for key in sessions}
    for sql in prepare:
        sessions["A"].execute(sql)
    waiting: tuple[Future, str, list[str]] | None = None

    def blocked(pid: int) -> bool:
        query = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
        return sessions["watch"].execute(query, (pid,)).fetchone()[0]

    try:
        for session, sql, promised, waits in statements(name):
            if waiting and waiting[0].done():
                future, text, rows = waiting
                check(future.result(timeout=20), rows, text)
                waiting = None
            connection = sessions[session]
            future = threads[session].submit(perform, connection, sql)
            if waits:
                wait_until(lambda pid=connection.info.backend_pid: blocked(pid))
                waiting = (future, sql, promised)
                continue
            got = future.result(timeout=20)
            if waiting and sql.endswith("COMMIT;") and promised:  # the other session woke up
                woken, text, rows = waiting
                check(woken.result(timeout=20), rows or promised, text)
                waiting = None
            elif promised and promised[0].startswith("ERROR: ") and got:
                assert promised[0].removeprefix("ERROR: ") in got[0]
            else:
                check(got, promised, sql)
        if waiting:
            check(waiting[0].result(timeout=20), waiting[2], waiting[1])
    finally:
        for key, connection in sessions.items():
            threads[key].shutdown(wait=True)
            connection.close()


@pytest.mark.parametrize("name", ["jsonb", "composite", "mvcc", "write_skew", "last_item", "partition"])
def test_postgres_sample_gives_what_it_promises(postgres_url, name):
    play(postgres_url, f"{name}.sql")


def test_deadlock_ends_with_one_transaction_cancelled(postgres_url):
    # Whoever notices first is cancelled: let it be B, as the sample tells
    play(postgres_url, "deadlock.sql", ("SET deadlock_timeout = '30s'",))


def test_server_is_the_version_that_the_answers_describe(postgres):
    assert postgres.info.server_version // 10000 == 18


def test_five_indexes_multiply_the_cost_of_a_write(postgres):
    written = []
    for indexes in (0, 5):
        postgres.execute("CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int, e int)")
        for column in "abcde"[:indexes]:
            postgres.execute(f"CREATE INDEX ON t ({column})")
        rows = postgres.execute(
            "EXPLAIN (ANALYZE, WAL) INSERT INTO t SELECT n, n * 7919 % 100003, n * 6271 % 100003, n * 31 % 1009, "
            "n * 17 % 50021, n * 11 % 70001 FROM generate_series(1, 50000) AS n"
        ).fetchall()
        written.append(int(re.search(r"bytes=(\d+)", str(rows))[1]))
        postgres.execute("DROP TABLE t")
    assert 3 < written[1] / written[0] < 4.5


def test_skip_scan_searches_once_for_each_status(postgres):
    postgres.execute("SET default_statistics_target = 1000")
    for _, sql, _, _ in statements("composite.sql"):
        if not sql.startswith("EXPLAIN"):
            postgres.execute(sql)
    plan = str(
        postgres.execute("EXPLAIN ANALYZE SELECT * FROM orders WHERE created_at = '2026-03-01 00:00+00'").fetchall()
    )
    assert 5 <= int(re.search(r"Index Searches: (\d+)", plan)[1]) <= 10


def test_only_one_direction_pair_is_sorted_by_the_index(postgres):
    postgres.execute("CREATE TABLE t (a int, b int, c int)")
    postgres.execute("INSERT INTO t SELECT n % 100, n % 977, n FROM generate_series(1, 50000) AS n")
    postgres.execute("CREATE INDEX ON t (a, b)")
    postgres.execute("VACUUM ANALYZE t")

    def plan(order: str) -> str:
        return str(postgres.execute(f"EXPLAIN SELECT * FROM t ORDER BY {order} LIMIT 5").fetchall())

    assert "Sort" not in plan("a, b") and "Sort" not in plan("a DESC, b DESC")
    assert "Sort" in plan("a, b DESC")


def test_explain_shows_the_wrong_estimate_and_statistics_mend_it(postgres):
    postgres.execute("SET default_statistics_target = 1000")
    plans = []
    for _, sql, _, _ in statements("explain.sql"):
        cursor = postgres.execute(sql)
        if cursor.description:
            plans.append("\n".join(row[0] for row in cursor.fetchall()))
    wrong, mended = plans
    assert re.search(r"Nested Loop .*rows=1 .*rows=100\.00 loops=1", wrong)
    assert re.search(r"Seq Scan on cars .*rows=1 width=8\) .*rows=100\.00", wrong)
    assert re.search(r"Index Scan using sellers_pkey on sellers .*rows=1\.00 loops=100", wrong)
    assert "Rows Removed by Filter: 99900" in wrong and "Buffers: shared hit=" in wrong
    assert int(re.search(r"Seq Scan on cars .*? rows=(\d+)", mended)[1]) in range(90, 111)
    assert "Hash Join" in mended


def test_serializable_stops_write_skew_with_40001(postgres_url):
    setup, table = [sql for _, sql, _, _ in statements("write_skew.sql")][:2]
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute(setup)
        a.execute(table)
        for session in (a, b):
            session.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
            session.execute("SELECT count(*) FROM doctors WHERE on_call")
        with pytest.raises(psycopg.errors.SerializationFailure) as failure:
            for session, name in ((a, "Anora"), (b, "Bobur")):
                session.execute("UPDATE doctors SET on_call = false WHERE name = %s", (name,))
            a.execute("COMMIT")
            b.execute("COMMIT")
        assert failure.value.sqlstate == "40001"
        assert a.execute("SELECT count(*) FROM doctors WHERE on_call").fetchone() == (1,)


@pytest.mark.parametrize(
    ("level", "dirty", "unrepeatable", "phantom"),
    [
        ("READ UNCOMMITTED", False, True, True),
        ("READ COMMITTED", False, True, True),
        ("REPEATABLE READ", False, False, False),
        ("SERIALIZABLE", False, False, False),
    ],
)
def test_which_anomalies_each_level_of_postgres_lets_through(postgres_url, level, dirty, unrepeatable, phantom):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute("CREATE TABLE t (id int PRIMARY KEY, v int)")
        a.execute("INSERT INTO t VALUES (1, 10)")
        a.execute(f"BEGIN ISOLATION LEVEL {level}")
        assert a.execute("SELECT v FROM t").fetchall() == [(10,)]
        b.execute("BEGIN")
        b.execute("UPDATE t SET v = 20")
        assert (a.execute("SELECT v FROM t").fetchone() == (20,)) is dirty
        b.execute("COMMIT")
        assert (a.execute("SELECT v FROM t").fetchone() == (20,)) is unrepeatable
        b.execute("INSERT INTO t VALUES (2, 30)")
        assert (a.execute("SELECT count(*) FROM t").fetchone() == (2,)) is phantom


def test_lost_update_passes_read_committed_and_fails_repeatable_read(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute("CREATE TABLE t (v int)")
        a.execute("INSERT INTO t VALUES (10)")
        for level in ("READ COMMITTED", "REPEATABLE READ"):
            a.execute("UPDATE t SET v = 10")
            for session in (a, b):
                session.execute(f"BEGIN ISOLATION LEVEL {level}")
                assert session.execute("SELECT v FROM t").fetchone() == (10,)
            a.execute("UPDATE t SET v = 11")
            a.execute("COMMIT")
            if level == "READ COMMITTED":
                b.execute("UPDATE t SET v = 11")
                b.execute("COMMIT")
                assert a.execute("SELECT v FROM t").fetchone() == (11,)  # one of two increments is gone
            else:
                with pytest.raises(psycopg.errors.SerializationFailure):
                    b.execute("UPDATE t SET v = 11")
                b.execute("ROLLBACK")


def test_vacuum_gives_space_back_to_the_table_not_to_the_disk(postgres):
    postgres.execute("CREATE TABLE t (id int, v int) WITH (autovacuum_enabled = off)")
    postgres.execute("INSERT INTO t SELECT n, 0 FROM generate_series(1, 50000) AS n")

    def pages() -> int:
        return postgres.execute("SELECT pg_relation_size('t') / 8192").fetchone()[0]

    fresh = pages()
    postgres.execute("UPDATE t SET v = v + 1")
    assert pages() >= 2 * fresh - 1
    postgres.execute("VACUUM t")
    doubled = pages()
    assert doubled >= 2 * fresh - 1
    postgres.execute("UPDATE t SET v = v + 1")
    assert pages() == doubled
    postgres.execute("VACUUM FULL t")
    assert pages() == fresh


def test_open_transaction_keeps_vacuum_from_cleaning(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute("CREATE TABLE t (v int) WITH (autovacuum_enabled = off)")
        a.execute("INSERT INTO t VALUES (0)")
        notices = []
        a.add_notice_handler(lambda notice: notices.append(notice.message_detail or notice.message_primary))
        b.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        b.execute("SELECT 1")
        a.execute("UPDATE t SET v = 1")
        a.execute("VACUUM (VERBOSE) t")
        assert "1 are dead but not yet removable" in str(notices)
        b.execute("COMMIT")
        notices.clear()
        a.execute("VACUUM (VERBOSE) t")
        assert "0 are dead but not yet removable" in str(notices)


def sell(url: str, buyers: int, body) -> list[bool]:
    """Let all buyers go for the one item at the same moment."""
    barrier = threading.Barrier(buyers, timeout=60)

    def buy(_: int) -> bool:
        with psycopg.connect(url) as connection:
            barrier.wait()
            return body(connection)

    with ThreadPoolExecutor(buyers) as pool:
        return list(pool.map(buy, range(buyers)))


def sell_atomically(connection: psycopg.Connection) -> bool:
    update = next(sql for _, sql, _, _ in statements("last_item.sql") if sql.startswith("UPDATE"))
    return connection.execute(update).fetchone() is not None


def sell_with_lock(connection: psycopg.Connection) -> bool:
    query = "SELECT stock FROM products WHERE id = 7 FOR UPDATE"
    if connection.execute(query).fetchone()[0] < 1:
        return False
    time.sleep(0.02)
    connection.execute("UPDATE products SET stock = stock - 1 WHERE id = 7")
    return True


@pytest.mark.parametrize("body", [sell_atomically, sell_with_lock])
def test_last_item_is_sold_once(postgres, postgres_url, body):
    for _, sql, _, _ in statements("last_item.sql")[:2]:
        postgres.execute(sql)
    assert sell(postgres_url, 8, body).count(True) == 1
    assert postgres.execute("SELECT stock FROM products").fetchone() == (0,)


def test_check_then_write_sells_it_more_than_once(postgres, postgres_url):
    postgres.execute("CREATE TABLE products (id int PRIMARY KEY, stock int)")
    postgres.execute("INSERT INTO products VALUES (7, 1)")
    read_by_all = threading.Barrier(4, timeout=60)

    def naive(connection: psycopg.Connection) -> bool:
        stock = connection.execute("SELECT stock FROM products WHERE id = 7").fetchone()[0]
        read_by_all.wait()
        connection.execute("UPDATE products SET stock = %s WHERE id = 7", (stock - 1,))
        return stock > 0

    assert sell(postgres_url, 4, naive) == [True] * 4
    assert postgres.execute("SELECT stock FROM products").fetchone() == (0,)


def test_skip_locked_gives_each_worker_its_own_row(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute("CREATE TABLE jobs (id int PRIMARY KEY)")
        a.execute("INSERT INTO jobs VALUES (1), (2)")
        taken = []
        for session in (a, b):
            session.execute("BEGIN")
            query = "SELECT id FROM jobs ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
            taken.append(session.execute(query).fetchone()[0])
        assert taken == [1, 2]


def test_for_update_stops_a_child_row_and_no_key_update_does_not(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        a.execute("CREATE TABLE parent (id int PRIMARY KEY)")
        a.execute("CREATE TABLE child (parent_id int REFERENCES parent)")
        a.execute("INSERT INTO parent VALUES (1)")
        b.execute("SET lock_timeout = '100ms'")
        with a.transaction():
            a.execute("SELECT * FROM parent FOR NO KEY UPDATE")
            b.execute("INSERT INTO child VALUES (1)")
        with a.transaction():
            a.execute("SELECT * FROM parent FOR UPDATE")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                b.execute("INSERT INTO child VALUES (1)")


def test_server_makes_ordered_uuids_and_plans_without_parameters(postgres):
    first, second = (postgres.execute("SELECT uuidv7()").fetchone()[0] for _ in range(2))
    assert first < second and first.version == 7
    postgres.execute("CREATE TABLE t (s int)")
    plan = psycopg.ClientCursor(postgres).execute("EXPLAIN (GENERIC_PLAN) SELECT * FROM t WHERE s = $1")
    assert "s = $1" in str(plan.fetchall())


def test_two_many_relations_double_the_sum_and_null_empties_not_in(sqlite):
    sqlite.executescript(
        "CREATE TABLE o (c, total); INSERT INTO o VALUES (1, 10), (1, 20), (1, 30);"
        "CREATE TABLE p (c); INSERT INTO p VALUES (1), (1);"
    )
    assert sqlite.execute("SELECT count(*), sum(total) FROM o JOIN p USING (c)").fetchone() == (6, 120)
    assert sqlite.execute("SELECT 2 WHERE 2 NOT IN (1)").fetchall() == [(2,)]
    assert sqlite.execute("SELECT 2 WHERE 2 NOT IN (1, NULL)").fetchall() == []


def test_triage_names_the_blocker_and_undoes_the_explained_write(postgres, postgres_url):
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, status text)")
    postgres.execute("INSERT INTO orders VALUES (42, 'new')")
    activity, tables, *explain = [sql for _, sql, _, _ in statements("triage.sql")]
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url) as b, ThreadPoolExecutor(1) as pool:

        def blockers() -> dict[int, list[int]]:
            return {row[0]: row[4] for row in postgres.execute(activity).fetchall()}

        try:
            a.execute("UPDATE orders SET status = 'held' WHERE id = 42")
            other = pool.submit(b.execute, "UPDATE orders SET status = 'late' WHERE id = 42")
            wait_until(lambda: blockers().get(b.info.backend_pid) == [a.info.backend_pid])
        finally:
            a.rollback()
        other.result(timeout=20)
        b.commit()
    assert postgres.execute(tables).description[0].name == "relname"
    plan = next(cursor for cursor in [postgres.execute(sql) for sql in explain] if cursor.description)
    assert "Update on public.orders" in str(plan.fetchall())
    assert postgres.execute("SELECT status FROM orders").fetchone() == ("late",)


def test_transfer_is_all_or_nothing():
    sample = load(f"{SECTION}/acid.py")
    with pytest.raises(sqlite3.IntegrityError):
        sample.transfer("Ali", "Vali", 301)
    assert sample.balances() == {"Ali": 300, "Vali": 200}


def test_pool_opens_two_connections_at_most_and_times_out():
    sample = load(f"{SECTION}/pool.py")
    assert sample.opened == 2
    assert sample.engine.pool.checkedout() == 0


def test_book_list_costs_one_query_for_each_author():
    # Django can be set up once in a process: the sample runs in its own
    assert run(f"{SECTION}/n_plus_one.py").split() == ["101", "1", "51", "2"]


def test_filter_does_not_use_prefetched_rows():
    code = (
        f"import sys; sys.path.insert(0, {str(EXAMPLES / SECTION)!r}); import n_plus_one as n; "
        "print(n.count_queries(lambda: [list(a.books.filter(title='One')) for a in n.fetched.all()]))"
    )
    result = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, timeout=60)
    assert result.stdout.split()[-1] == "52"


def test_triage_puts_the_table_that_was_just_filled_first(postgres):
    tables = [sql for _, sql, _, _ in statements("triage.sql")][1]
    for name in ("filled", "small"):
        postgres.execute(f"CREATE TABLE {name} (v int) WITH (autovacuum_enabled = off)")
    postgres.execute("INSERT INTO filled SELECT 1 FROM generate_series(1, 50000)")
    postgres.execute("INSERT INTO small SELECT 1 FROM generate_series(1, 100)")
    postgres.execute("DELETE FROM small")
    postgres.execute("SELECT pg_stat_force_next_flush()")
    assert [row[0] for row in postgres.execute(tables).fetchall()] == ["filled", "small"]


def test_value_that_statistics_do_not_know_is_expected_once(postgres):
    postgres.execute("CREATE TABLE items (batch int) WITH (autovacuum_enabled = off)")
    postgres.execute("INSERT INTO items SELECT n % 25 FROM generate_series(1, 100000) AS n")
    postgres.execute("CREATE INDEX ON items (batch)")
    postgres.execute("SELECT pg_stat_force_next_flush()")
    postgres.execute("ANALYZE items")
    postgres.execute("INSERT INTO items SELECT 100 FROM generate_series(1, 4000)")  # 4%: autoanalyze waits for 10%
    postgres.execute("SELECT pg_stat_force_next_flush()")

    def expected() -> int:
        plan = str(postgres.execute("EXPLAIN SELECT * FROM items WHERE batch = 100").fetchall())
        return int(re.search(r"rows=(\d+)", plan)[1])

    factor = float(postgres.execute("SHOW autovacuum_analyze_scale_factor").fetchone()[0])
    changed, live = postgres.execute("SELECT n_mod_since_analyze, n_live_tup FROM pg_stat_user_tables").fetchone()
    assert changed == 4000 < 50 + factor * live
    assert expected() == 1
    postgres.execute("ANALYZE items")
    assert 3000 < expected() < 5000


def test_check_for_uniqueness_is_no_scan_in_the_statistics(postgres):
    postgres.execute("CREATE TABLE users (email text UNIQUE)")
    postgres.execute("INSERT INTO users SELECT n::text FROM generate_series(1, 1000) AS n")
    with pytest.raises(psycopg.errors.UniqueViolation):
        postgres.execute("INSERT INTO users VALUES ('5')")
    postgres.execute("SELECT pg_stat_force_next_flush()")
    assert postgres.execute("SELECT idx_scan FROM pg_stat_user_indexes").fetchone() == (0,)


def test_limit_reads_the_whole_shop_for_a_rare_status(postgres):
    postgres.execute("CREATE TABLE orders (shop_id int, status text, created_at int)")
    postgres.execute(
        "INSERT INTO orders SELECT n % 2, CASE WHEN n < 40 THEN 'refunded' ELSE 'paid' END, n "
        "FROM generate_series(1, 40000) AS n"
    )
    postgres.execute("CREATE INDEX ON orders (shop_id, created_at)")
    postgres.execute("SET enable_seqscan = off")
    postgres.execute("SET enable_bitmapscan = off")
    postgres.execute("VACUUM ANALYZE orders")

    def plan() -> str:
        query = "SELECT * FROM orders WHERE shop_id = 1 AND status = 'refunded' ORDER BY created_at DESC LIMIT 20"
        return str(postgres.execute(f"EXPLAIN ANALYZE {query}").fetchall())

    assert "Rows Removed by Filter: 19980" in plan()
    postgres.execute("CREATE INDEX ON orders (shop_id, status, created_at)")
    postgres.execute("ANALYZE orders")
    assert "Removed by Filter" not in plan()


def test_explain_counts_the_making_of_the_answer_only_when_asked(postgres):
    postgres.execute(
        "CREATE TABLE documents AS SELECT repeat(md5(n::text), 100) AS body FROM generate_series(1, 50) AS n"
    )
    assert "Serialization" not in str(postgres.execute("EXPLAIN ANALYZE SELECT * FROM documents").fetchall())
    plan = str(postgres.execute("EXPLAIN (ANALYZE, SERIALIZE) SELECT * FROM documents").fetchall())
    assert "Serialization: time=" in plan


def test_repeated_transfer_waits_for_the_first_and_is_refused(postgres_url):
    with (
        psycopg.connect(postgres_url) as a,
        psycopg.connect(postgres_url) as b,
        psycopg.connect(postgres_url, autocommit=True) as watch,
        ThreadPoolExecutor(1) as pool,
    ):
        watch.execute("CREATE TABLE transfers (id int PRIMARY KEY)")
        xid = a.execute("INSERT INTO transfers VALUES (7) RETURNING pg_current_xact_id()::text").fetchone()[0]
        again = pool.submit(b.execute, "INSERT INTO transfers VALUES (7)")
        query = "SELECT cardinality(pg_blocking_pids(%s)) > 0, pg_xact_status(%s::text::xid8)"
        wait_until(lambda: watch.execute(query, (b.info.backend_pid, xid)).fetchone() == (True, "in progress"))
        a.commit()
        with pytest.raises(psycopg.errors.UniqueViolation):
            again.result(timeout=20)
        assert watch.execute("SELECT pg_xact_status(%s::text::xid8)", (xid,)).fetchone() == ("committed",)
        b.rollback()


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ"])
def test_delete_passes_by_a_row_that_matched_before_and_after(postgres_url, level):
    with (
        psycopg.connect(postgres_url, autocommit=True) as a,
        psycopg.connect(postgres_url, autocommit=True) as b,
        psycopg.connect(postgres_url, autocommit=True) as watch,
        ThreadPoolExecutor(1) as pool,
    ):
        a.execute("CREATE TABLE pages (hits int)")
        a.execute("INSERT INTO pages VALUES (9), (10)")
        a.execute("BEGIN")
        a.execute("UPDATE pages SET hits = hits + 1")
        b.execute(f"BEGIN ISOLATION LEVEL {level}")
        deleted = pool.submit(b.execute, "DELETE FROM pages WHERE hits = 10")
        query = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
        wait_until(lambda: watch.execute(query, (b.info.backend_pid,)).fetchone()[0])
        a.execute("COMMIT")
        if level == "READ COMMITTED":
            assert deleted.result(timeout=20).rowcount == 0
        else:
            with pytest.raises(psycopg.errors.SerializationFailure):
                deleted.result(timeout=20)
        b.execute("ROLLBACK")
        assert a.execute("SELECT hits FROM pages ORDER BY hits").fetchall() == [(10,), (11,)]


def test_transaction_of_another_database_does_not_keep_vacuum_from_cleaning(postgres, postgres_server):
    postgres.execute("CREATE TABLE t (v int) WITH (autovacuum_enabled = off)")
    postgres.execute("INSERT INTO t VALUES (0)")
    notices = []
    postgres.add_notice_handler(lambda notice: notices.append(notice.message_detail or notice.message_primary))
    with psycopg.connect(postgres_server) as other:
        other.execute("SELECT pg_current_xact_id()")
        postgres.execute("UPDATE t SET v = 1")
        postgres.execute("VACUUM (VERBOSE) t")
    assert "0 are dead but not yet removable" in str(notices)


@pytest.mark.parametrize(("lock", "circle"), [("FOR UPDATE", True), ("FOR NO KEY UPDATE", False)])
def test_two_transactions_can_deadlock_on_one_parent_row(postgres_url, lock, circle):
    def order(connection: psycopg.Connection) -> None:
        with connection.transaction():
            connection.execute("INSERT INTO items VALUES (1)")
            inserted.wait()
            connection.execute(f"SELECT * FROM orders WHERE id = 1 {lock}")

    inserted = threading.Barrier(2, timeout=60)
    with (
        psycopg.connect(postgres_url, autocommit=True) as a,
        psycopg.connect(postgres_url, autocommit=True) as b,
        ThreadPoolExecutor(2) as pool,
    ):
        a.execute("CREATE TABLE orders (id int PRIMARY KEY)")
        a.execute("CREATE TABLE items (order_id int REFERENCES orders)")
        a.execute("INSERT INTO orders VALUES (1)")
        errors = [pool.submit(order, session) for session in (a, b)]
        ended = [future.exception(timeout=20) for future in errors]
    assert sum(isinstance(error, psycopg.errors.DeadlockDetected) for error in ended) == circle
    assert ended.count(None) == 2 - circle


@pytest.mark.parametrize(("locked_first", "left"), [(False, 0), (True, 1)])
def test_recount_of_likes_needs_the_lock_first(postgres_url, locked_first, left):
    with (
        psycopg.connect(postgres_url) as like,
        psycopg.connect(postgres_url) as recount,
        psycopg.connect(postgres_url, autocommit=True) as watch,
        ThreadPoolExecutor(1) as pool,
    ):
        watch.execute("CREATE TABLE posts (id int PRIMARY KEY, likes_count int)")
        watch.execute("CREATE TABLE likes (post_id int)")
        watch.execute("INSERT INTO posts VALUES (1, 0)")
        like.execute("INSERT INTO likes VALUES (1)")
        like.execute("UPDATE posts SET likes_count = likes_count + 1 WHERE id = 1")

        def count_again() -> None:
            if locked_first:
                recount.execute("SELECT 1 FROM posts WHERE id = 1 FOR NO KEY UPDATE")
            recount.execute("UPDATE posts SET likes_count = (SELECT count(*) FROM likes WHERE post_id = posts.id)")
            recount.commit()

        night = pool.submit(count_again)
        query = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
        wait_until(lambda: watch.execute(query, (recount.info.backend_pid,)).fetchone()[0])
        like.commit()
        night.result(timeout=20)
        assert watch.execute("SELECT likes_count FROM posts").fetchone() == (left,)


def test_only_a_condition_on_the_partition_goes_below_the_window(postgres):
    postgres.execute("CREATE TABLE sales (client int, day int)")
    postgres.execute("INSERT INTO sales SELECT n % 1000, n FROM generate_series(1, 50000) AS n")
    postgres.execute("CREATE INDEX ON sales (client, day)")
    postgres.execute("ANALYZE sales")

    def plan(condition: str, how: str = "") -> str:
        ranked = "SELECT *, row_number() OVER (PARTITION BY client ORDER BY day DESC) AS n FROM sales"
        query = f"WITH ranked AS {how} ({ranked}) SELECT * FROM ranked WHERE n = 1 AND {condition}"
        return str(postgres.execute(f"EXPLAIN {query}").fetchall())

    assert "Index Cond: (client = 42)" in plan("client = 42")
    assert "Cond: (day" not in plan("day >= 49990")
    assert "Cond: (client" not in plan("client = 42", "MATERIALIZED")


def test_inner_join_behind_a_left_join_undoes_it(sqlite):
    sqlite.executescript(
        "CREATE TABLE customers (id, name); INSERT INTO customers VALUES (1, 'Aziza'), (2, 'Bek');"
        "CREATE TABLE orders (customer_id, product_id); INSERT INTO orders VALUES (1, 5);"
        "CREATE TABLE products (id, title); INSERT INTO products VALUES (5, 'Kettle');"
    )
    both = "orders AS o ON o.customer_id = c.id {} JOIN products AS p ON p.id = o.product_id"
    brackets = "(orders AS o JOIN products AS p ON p.id = o.product_id) ON o.customer_id = c.id"
    for joins, names in (
        (both.format(""), ["Aziza"]),
        (both.format("LEFT"), ["Aziza", "Bek"]),
        (brackets, ["Aziza", "Bek"]),
    ):
        rows = sqlite.execute(f"SELECT name FROM customers AS c LEFT JOIN {joins} ORDER BY name").fetchall()
        assert [name for (name,) in rows] == names


def test_full_join_is_a_left_join_and_what_is_left_over(sqlite):
    sqlite.executescript(
        "CREATE TABLE a (k); INSERT INTO a VALUES (1), (1), (2); CREATE TABLE b (k); INSERT INTO b VALUES (1), (3), (3);"
    )
    left = "SELECT a.k, b.k FROM a LEFT JOIN b ON b.k = a.k"
    full = sorted(map(str, sqlite.execute("SELECT a.k, b.k FROM a FULL JOIN b ON b.k = a.k")))
    rest = "SELECT NULL, b.k FROM b WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.k = b.k)"
    assert sorted(map(str, sqlite.execute(f"{left} UNION ALL {rest}"))) == full
    merged = sqlite.execute(f"{left} UNION SELECT a.k, b.k FROM a RIGHT JOIN b ON b.k = a.k").fetchall()
    assert len(merged) == 3 < len(full)


def test_pool_is_stuck_when_each_request_wants_a_second_connection():
    sample = load(f"{SECTION}/pool.py")
    both_have_one = threading.Barrier(sample.engine.pool.size(), timeout=60)

    def request(_: int) -> str:
        with sample.engine.connect():
            both_have_one.wait()
            try:
                with sample.engine.connect():
                    return "done"
            except sample.PoolTimeout:
                both_have_one.wait()
                return "stuck"

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(request, range(2))) == ["stuck", "stuck"]


def test_sliced_prefetch_loads_only_the_slice_in_two_queries():
    code = (
        f"import sys; sys.path.insert(0, {str(EXAMPLES / SECTION)!r}); import n_plus_one as n; "
        "newest = n.models.Prefetch('books', queryset=n.Book.objects.order_by('-id')[:1], to_attr='newest'); "
        "fetched = n.authors.prefetch_related(newest); "
        "print(n.count_queries(lambda: list(fetched)), {tuple(b.title for b in a.newest) for a in fetched})"
    )
    result = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, timeout=60)
    assert result.stdout.splitlines()[-1] == "2 {('Two',)}"


@pytest.mark.parametrize(
    ("begin", "first", "kept"),
    [
        ("BEGIN", "SELECT 1", "0"),  # at Read Committed nothing is held between two statements
        ("BEGIN", "INSERT INTO other VALUES (1)", "1"),
        ("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1", "1"),
    ],
)
def test_which_idle_transaction_keeps_vacuum_from_cleaning(postgres_url, begin, first, kept):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as idle:
        a.execute("CREATE TABLE t (v int) WITH (autovacuum_enabled = off)")
        a.execute("CREATE TABLE other (v int)")
        a.execute("INSERT INTO t VALUES (0)")
        idle.execute(begin)
        idle.execute(first)
        notices = []
        a.add_notice_handler(lambda notice: notices.append(notice.message_detail or notice.message_primary))
        a.execute("UPDATE t SET v = 1")
        a.execute("VACUUM (VERBOSE) t")
        assert f"{kept} are dead but not yet removable" in str(notices)
        idle.execute("ROLLBACK")


def test_latest_per_group_is_sorted_unless_the_index_has_both_directions(postgres):
    postgres.execute("CREATE TABLE books (id int PRIMARY KEY, author_id int, pad text)")
    postgres.execute("INSERT INTO books SELECT n, n % 2000, repeat('x', 200) FROM generate_series(1, 100000) AS n")
    numbered = "SELECT *, row_number() OVER (PARTITION BY author_id ORDER BY id DESC) AS n FROM books"
    plans = []
    for columns in ("(author_id, id)", "(author_id, id DESC)"):
        postgres.execute("DROP INDEX IF EXISTS books_author")
        postgres.execute(f"CREATE INDEX books_author ON books {columns}")
        postgres.execute("VACUUM ANALYZE books")
        plans.append(str(postgres.execute(f"EXPLAIN SELECT * FROM ({numbered}) WHERE n <= 3").fetchall()))
    assert "Sort" in plans[0] and "Sort" not in plans[1]


def test_every_sample_is_used_here():
    source = "".join(read(f"../tests/examples/{name}.py") for name in ("test_databases", "test_databases_more"))
    for path in (EXAMPLES / SECTION).iterdir():
        assert path.stem in source
