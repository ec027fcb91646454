"""Samples and numbers of the section on SQL, from the command groups to views."""

import re

import psycopg
import pytest
from test_databases import play

NAMES = [
    "sql_command_groups",
    "select_order",
    "union_join",
    "subqueries_exists",
    "null_in_sql",
    "keys_constraints",
    "table_relations",
    "sql_tasks",
    "text_search_sql",
    "views_materialized",
]


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_what_it_promises(postgres_url, name):
    play(postgres_url, f"../sql/{name}.sql")


def wal(connection: psycopg.Connection, sql: str) -> int:
    connection.execute("CHECKPOINT")
    start = connection.execute("SELECT pg_current_wal_lsn()").fetchone()[0]
    connection.execute(sql)
    return int(connection.execute("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), %s)", (start,)).fetchone()[0])


def test_truncate_writes_next_to_nothing(postgres):
    fill = "INSERT INTO t SELECT n, 'row ' || n FROM generate_series(1, 50000) AS n"
    postgres.execute("CREATE TABLE t (id int PRIMARY KEY, name text)")
    postgres.execute(fill)
    deleted = wal(postgres, "DELETE FROM t")
    postgres.execute("VACUUM t")
    postgres.execute(fill)
    truncated = wal(postgres, "TRUNCATE t")
    assert 4_000_000 < deleted < 6_500_000  # the answers say “about 5 MB” ...
    assert truncated < 60_000  # ... and “some 20 KB”


def test_truncate_locks_out_readers_and_fires_no_row_trigger(postgres_url):
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        b.execute("CREATE TABLE t (id int PRIMARY KEY)")
        b.execute("INSERT INTO t VALUES (1)")
        b.execute("CREATE TABLE log (what text)")
        b.execute("CREATE TABLE child (t_id int REFERENCES t)")
        b.execute(
            "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN INSERT INTO log VALUES (TG_OP); RETURN NULL; END $$"
        )
        b.execute("CREATE TRIGGER gone AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION note()")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="referenced in a foreign key"):
            b.execute("TRUNCATE t")
        b.execute("DROP TABLE child")
        b.execute("SET lock_timeout = '100ms'")
        a.execute("DELETE FROM t")
        assert b.execute("SELECT count(*) FROM t").fetchone() == (1,)
        a.rollback()
        a.execute("TRUNCATE t")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("SELECT count(*) FROM t")
        a.commit()
        assert b.execute("SELECT count(*) FROM log").fetchone() == (0,)
        b.execute("INSERT INTO t VALUES (1)")
        b.execute("DELETE FROM t")
        assert b.execute("SELECT what FROM log").fetchall() == [("DELETE",)]


@pytest.mark.parametrize(("command", "seen"), [("DELETE FROM t", 3), ("TRUNCATE t", 0)])
def test_truncate_empties_the_table_for_an_old_snapshot_too(postgres_url, command, seen):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        b.execute("CREATE TABLE t AS SELECT generate_series(1, 3) AS n")
        a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        a.execute("SELECT count(*) FROM pg_class")
        b.execute(command)
        assert a.execute("SELECT count(*) FROM t").fetchone() == (seen,)


def test_table_swapped_in_is_empty_for_an_old_snapshot(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        b.execute("CREATE TABLE t AS SELECT generate_series(1, 3) AS n")
        a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        a.execute("SELECT count(*) FROM pg_class")
        b.execute("CREATE TABLE fresh AS SELECT generate_series(1, 3) AS n")
        b.execute("BEGIN; ALTER TABLE t RENAME TO old; ALTER TABLE fresh RENAME TO t; COMMIT")
        assert a.execute("SELECT count(*) FROM t").fetchone() == (0,)


def test_sqlite_takes_the_alias_and_the_letters_lightly(sqlite):
    sqlite.execute("CREATE TABLE sales (city TEXT, amount INTEGER)")
    sqlite.execute("INSERT INTO sales VALUES ('Toshkent', 90), ('Nukus', NULL)")
    rows = sqlite.execute("SELECT city, sum(amount) AS total FROM sales GROUP BY city HAVING total > 30").fetchall()
    assert rows == [("Toshkent", 90)]
    assert sqlite.execute("SELECT 'Toshkent' LIKE 't%'").fetchone() == (1,)
    with pytest.raises(Exception, match="syntax error"):
        sqlite.execute("TRUNCATE sales")
    assert sqlite.execute("SELECT 1 UNION SELECT 2 INTERSECT SELECT 2").fetchall() == [(2,)]  # from left to right
    assert sqlite.execute("SELECT city FROM sales ORDER BY amount").fetchall() == [("Nukus",), ("Toshkent",)]
    sqlite.execute("CREATE TABLE t (code TEXT PRIMARY KEY)")
    sqlite.execute("INSERT INTO t VALUES (NULL), (NULL)")
    assert sqlite.execute("SELECT count(*) FROM t").fetchone() == (2,)


def test_having_comes_after_the_aggregates_have_divided(postgres):
    postgres.execute("CREATE TABLE ads (city text, views int, revenue numeric)")
    postgres.execute("INSERT INTO ads VALUES ('A', 10, 1), ('B', 0, 0)")
    with pytest.raises(psycopg.errors.DivisionByZero):
        postgres.execute("SELECT city, avg(revenue / views) FROM ads GROUP BY city HAVING min(views) > 0")
    with pytest.raises(psycopg.errors.DivisionByZero):
        postgres.execute("SELECT city, CASE WHEN min(views) > 0 THEN avg(revenue / views) END FROM ads GROUP BY city")
    for guard in ("avg(revenue / nullif(views, 0))", "avg(revenue / views) FILTER (WHERE views > 0)"):
        assert (
            len(postgres.execute(f"SELECT city, {guard} FROM ads GROUP BY city HAVING min(views) > 0").fetchall()) == 1
        )


def test_having_on_a_grouped_column_becomes_a_filter(postgres):
    postgres.execute("CREATE TABLE sales (city text, amount int)")
    grouped = "SELECT city, sum(amount) FROM sales GROUP BY city HAVING"
    filtered = plan(postgres, f"{grouped} city = 'Toshkent'")
    assert re.search(r"Seq Scan on sales\n\s+Filter: \(city = 'Toshkent'", filtered)
    assert re.search(
        r"Aggregate\n.*Filter: \(sum\(amount\) > 30\)", plan(postgres, f"{grouped} sum(amount) > 30"), re.S
    )


def test_or_written_as_union(postgres):
    postgres.execute("CREATE TABLE t (a int, b int)")
    postgres.execute("INSERT INTO t VALUES (1, 2), (1, 5), (1, 5), (NULL, 2), (3, 3)")
    first, second = "SELECT a, b FROM t WHERE a = 1", "SELECT a, b FROM t WHERE b = 2"

    def count(query: str) -> int:
        return len(postgres.execute(query).fetchall())

    assert count("SELECT a, b FROM t WHERE a = 1 OR b = 2") == 4
    assert count(f"{first} UNION ALL {second}") == 5
    assert count(f"{first} UNION {second}") == 3
    assert count(f"{first} UNION ALL {second} AND a <> 1") == 3
    assert count(f"{first} UNION ALL {second} AND a IS DISTINCT FROM 1") == 4


def plan(connection: psycopg.Connection, query: str) -> str:
    return "\n".join(row[0] for row in connection.execute(f"EXPLAIN (COSTS OFF) {query}").fetchall())


def test_planner_makes_semi_and_anti_joins(postgres):
    postgres.execute("CREATE TABLE customers (id int PRIMARY KEY)")
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, customer_id int)")
    postgres.execute("INSERT INTO customers SELECT generate_series(1, 2000)")
    postgres.execute("INSERT INTO orders SELECT n, n % 1000 + 1 FROM generate_series(1, 20000) AS n")
    postgres.execute("CREATE INDEX ON orders (customer_id)")
    postgres.execute("ANALYZE")
    few = "SELECT * FROM customers AS c WHERE c.id < 20 AND "
    inside = "(SELECT 1 FROM orders AS o WHERE o.customer_id = c.id)"
    assert "Semi Join" in plan(postgres, f"{few} EXISTS {inside}")
    assert "Semi Join" in plan(postgres, f"{few} c.id IN (SELECT customer_id FROM orders)")
    assert "Anti Join" in plan(postgres, f"SELECT * FROM customers AS c WHERE NOT EXISTS {inside}")
    outer = "SELECT c.* FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id WHERE o.customer_id IS NULL"
    assert "Anti Join" in plan(postgres, outer)
    refused = plan(postgres, "SELECT * FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)")
    assert "Join" not in refused and "hashed SubPlan" in refused


def test_misspelled_column_deletes_everything(postgres, sqlite):
    for connection in (postgres, sqlite):
        connection.execute("CREATE TABLE customers (id int, name text)")
        connection.execute("CREATE TABLE blacklist (customer_id int)")
        connection.execute("INSERT INTO customers VALUES (1, 'Aziza'), (2, 'Bek')")
        connection.execute("INSERT INTO blacklist VALUES (1)")
        connection.execute("DELETE FROM customers WHERE id IN (SELECT id FROM blacklist)")
        assert connection.execute("SELECT count(*) FROM customers").fetchone() == (0,)


def test_is_null_can_use_an_index(postgres):
    postgres.execute("CREATE TABLE t (id int, done date)")
    postgres.execute(
        "INSERT INTO t SELECT n, CASE WHEN n > 10 THEN '2026-11-01'::date END FROM generate_series(1, 20000) AS n"
    )
    postgres.execute("CREATE INDEX t_done ON t (done)")
    postgres.execute("VACUUM ANALYZE t")
    assert "t_done" in plan(postgres, "SELECT * FROM t WHERE done IS NULL")


def test_one_null_adds_to_a_balance(postgres):
    postgres.execute("CREATE TABLE accounts (id int, balance int)")
    postgres.execute("CREATE TABLE payments (account_id int, amount int)")
    postgres.execute("INSERT INTO accounts VALUES (1, 100), (2, 100)")
    postgres.execute("INSERT INTO payments VALUES (1, 50)")
    total = "(SELECT sum(%s) FROM payments AS p WHERE p.account_id = accounts.id)"
    for s in (total % "amount", total % "coalesce(amount, 0)"):
        rows = postgres.execute(f"SELECT balance + {s} FROM accounts ORDER BY id").fetchall()
        assert rows == [(150,), (None,)]
    rows = postgres.execute(f"SELECT balance + coalesce({total % 'amount'}, 0) FROM accounts ORDER BY id").fetchall()
    assert rows == [(150,), (100,)]


def test_composite_reference_with_one_null_is_not_checked(postgres):
    postgres.execute("CREATE TABLE customers (tenant_id int, id int, PRIMARY KEY (tenant_id, id))")
    postgres.execute("INSERT INTO customers VALUES (1, 1)")
    fk = "FOREIGN KEY (tenant_id, customer_id) REFERENCES customers"
    postgres.execute(
        f"CREATE TABLE simple (tenant_id int NOT NULL, customer_id int, {fk} ON DELETE SET NULL (customer_id))"
    )
    postgres.execute("INSERT INTO simple VALUES (999, NULL), (1, 1)")
    postgres.execute("DELETE FROM customers")
    assert postgres.execute("SELECT tenant_id FROM simple ORDER BY 1").fetchall() == [(1,), (999,)]
    postgres.execute("INSERT INTO customers VALUES (1, 1)")
    postgres.execute(f"CREATE TABLE whole (tenant_id int NOT NULL, customer_id int, {fk} ON DELETE SET NULL)")
    postgres.execute("INSERT INTO whole VALUES (1, 1)")
    with pytest.raises(psycopg.errors.NotNullViolation):
        postgres.execute("DELETE FROM customers")
    postgres.execute(f"CREATE TABLE strict (tenant_id int, customer_id int, {fk} MATCH FULL)")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        postgres.execute("INSERT INTO strict VALUES (999, NULL)")


def test_restrict_has_words_of_its_own_since_18(postgres):
    postgres.execute("CREATE TABLE p (id int PRIMARY KEY)")
    postgres.execute("CREATE TABLE c (p_id int REFERENCES p ON DELETE RESTRICT)")
    postgres.execute("INSERT INTO p VALUES (1)")
    postgres.execute("INSERT INTO c VALUES (1)")
    with pytest.raises(psycopg.Error) as e:
        postgres.execute("DELETE FROM p")
    assert "violates RESTRICT setting" in str(e.value)
    assert e.value.sqlstate == "23001"


def test_check_then_insert_makes_two(postgres_url):
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url) as b:
        a.execute("CREATE TABLE users (email text)")
        a.commit()
        for s in (a, b):
            assert s.execute("SELECT count(*) FROM users WHERE email = 'x'").fetchone() == (0,)
        for s in (a, b):
            s.execute("INSERT INTO users VALUES ('x')")
        a.commit()
        b.commit()
        assert a.execute("SELECT count(*) FROM users").fetchone() == (2,)


def test_default_address(postgres):
    postgres.execute("""
        CREATE TABLE customers (id int PRIMARY KEY, main_address int NOT NULL);
        CREATE TABLE addresses (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, UNIQUE (customer_id, id));
        ALTER TABLE customers ADD FOREIGN KEY (id, main_address) REFERENCES addresses (customer_id, id)
            DEFERRABLE INITIALLY DEFERRED;
    """)
    with postgres.transaction():
        postgres.execute("INSERT INTO customers VALUES (1, 10)")
        postgres.execute("INSERT INTO addresses VALUES (10, 1)")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        postgres.execute("INSERT INTO customers VALUES (2, 10)")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        postgres.execute("DELETE FROM addresses")


def test_like_uses_a_plain_index_only_in_the_c_collation(postgres):
    postgres.execute("CREATE EXTENSION pg_trgm")
    postgres.execute('CREATE TABLE t (title text, c text COLLATE "C")')
    postgres.execute("INSERT INTO t SELECT md5(n::text), md5(n::text) FROM generate_series(1, 20000) AS n")
    postgres.execute("CREATE INDEX t_plain ON t (title)")
    postgres.execute("CREATE INDEX t_c ON t (c)")
    postgres.execute("VACUUM ANALYZE t")
    assert "t_plain" not in plan(postgres, "SELECT * FROM t WHERE title LIKE 'abc%'")
    assert "t_c" in plan(postgres, "SELECT * FROM t WHERE c LIKE 'abc%'")
    postgres.execute("CREATE INDEX t_pattern ON t (title text_pattern_ops)")
    assert "t_pattern" in plan(postgres, "SELECT * FROM t WHERE title LIKE 'abc%'")
    assert "Seq Scan" in plan(postgres, "SELECT * FROM t WHERE title LIKE '%abcd%'")
    postgres.execute("CREATE INDEX t_trgm ON t USING gin (title gin_trgm_ops)")
    assert "t_trgm" in plan(postgres, "SELECT * FROM t WHERE title LIKE '%abcd%'")
    assert "Seq Scan" in plan(postgres, "SELECT * FROM t WHERE title LIKE '%ab%'")  # no trigram in two letters


def test_uzbek_words_need_their_apostrophes_folded(postgres):
    words = "SELECT to_tsvector('simple', %s)::text"
    assert postgres.execute(words, ("oʻqituvchi",)).fetchone() == ("'oʻqituvchi':1",)
    assert postgres.execute(words, ("o'qituvchi",)).fetchone() == ("'o':1 'qituvchi':2",)
    assert postgres.execute(words, ("kitoblar kitob",)).fetchone() == ("'kitob':2 'kitoblar':1",)


def test_unaccent_splits_what_was_folded(postgres):
    postgres.execute("CREATE EXTENSION unaccent")
    assert postgres.execute("SELECT to_tsvector('simple', unaccent(%s))::text", ("oʻqituvchi",)).fetchone() == (
        "'o':1 'qituvchi':2",
    )


def test_null_takes_the_first_place_when_ranked_from_above(postgres):
    query = "SELECT v, dense_rank() OVER (ORDER BY v DESC) FROM (VALUES (900), (NULL), (700)) AS t (v)"
    assert postgres.execute(query).fetchall() == [(None, 1), (900, 2), (700, 3)]


def test_rank_reads_every_row_that_matches(postgres):
    postgres.execute(
        "CREATE TABLE t AS SELECT n AS id, to_tsvector('simple', 'phone ' || n) AS w FROM generate_series(1, 20000) AS n"
    )
    postgres.execute("CREATE INDEX ON t USING gin (w)")
    postgres.execute("VACUUM ANALYZE t")

    def touched(order: str) -> int:
        rows = postgres.execute(f"EXPLAIN (ANALYZE) SELECT id FROM t WHERE w @@ 'phone' {order} LIMIT 10").fetchall()
        return max(int(n) for n in re.findall(r"rows=(\d+)\.00", str(rows)))

    assert touched("") == 10
    assert touched("ORDER BY ts_rank(w, 'phone') DESC") == 20000


def test_view_leak(postgres):
    postgres.execute("CREATE TABLE orders (id int, tenant int, secret text)")
    postgres.execute("INSERT INTO orders VALUES (1, 1, 'mine'), (2, 2, 'not yours')")
    postgres.execute("CREATE VIEW mine AS SELECT * FROM orders WHERE tenant = 1")
    postgres.execute(
        "CREATE FUNCTION peep(t text) RETURNS bool LANGUAGE plpgsql COST 0.0001 AS "
        "$$ BEGIN RAISE NOTICE '%', t; RETURN true; END $$"
    )
    seen = []
    postgres.add_notice_handler(lambda notice: seen.append(notice.message_primary))
    postgres.execute("SELECT * FROM mine WHERE peep(secret)")
    assert seen == ["mine", "not yours"]
    seen.clear()
    postgres.execute("ALTER VIEW mine SET (security_barrier)")
    postgres.execute("SELECT * FROM mine WHERE peep(secret)")
    assert seen == ["mine"]


def test_refresh_locks_readers_unless_concurrent(postgres_url):
    with psycopg.connect(postgres_url) as a, psycopg.connect(postgres_url, autocommit=True) as b:
        b.execute("CREATE TABLE t AS SELECT generate_series(1, 3) AS n")
        b.execute("CREATE MATERIALIZED VIEW m AS SELECT n, n * 2 AS d FROM t")
        b.execute("CREATE UNIQUE INDEX ON m (n)")
        b.execute("SET lock_timeout = '100ms'")
        a.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY m")
        assert b.execute("SELECT count(*) FROM m").fetchone() == (3,)
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY m")
        a.rollback()
        a.execute("REFRESH MATERIALIZED VIEW m")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("SELECT count(*) FROM m")


def test_lateral_reads_one_entry_for_each_of_few_customers(postgres):
    postgres.execute("CREATE TABLE customers (id int PRIMARY KEY)")
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, customer_id int, created_at timestamptz)")
    postgres.execute("INSERT INTO customers SELECT generate_series(1, 20)")
    postgres.execute(
        "INSERT INTO orders SELECT n, n % 20 + 1, timestamptz '2026-01-01' + n * interval '1 min' "
        "FROM generate_series(1, 50000) AS n"
    )
    postgres.execute("CREATE INDEX ON orders (customer_id, created_at, id)")
    postgres.execute("VACUUM ANALYZE")
    window = (
        "SELECT customer_id, id FROM (SELECT customer_id, id, row_number() OVER ("
        "PARTITION BY customer_id ORDER BY created_at DESC, id DESC) AS place FROM orders) AS t WHERE place = 1"
    )
    distinct = (
        "SELECT DISTINCT ON (customer_id) customer_id, id FROM orders ORDER BY customer_id, created_at DESC, id DESC"
    )
    lateral = (
        "SELECT c.id, o.id FROM customers AS c CROSS JOIN LATERAL (SELECT id FROM orders "
        "WHERE customer_id = c.id ORDER BY created_at DESC, id DESC LIMIT 1) AS o"
    )

    def most_rows(query: str) -> float:
        rows = postgres.execute(f"EXPLAIN (ANALYZE) {query}").fetchall()
        return max(float(n) * int(loops) for n, loops in re.findall(r"rows=([\d.]+) loops=(\d+)", str(rows)))

    assert sorted(postgres.execute(window).fetchall()) == sorted(postgres.execute(lateral).fetchall())
    assert most_rows(window) == most_rows(distinct) == 50000
    assert most_rows(lateral) == 20
