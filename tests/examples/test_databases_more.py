"""Samples and numbers of the questions on keys, settings and tenants."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from test_databases import play

KEYS = {
    "bigint": "bigint GENERATED ALWAYS AS IDENTITY",
    "v4": "uuid DEFAULT gen_random_uuid()",
    "v7": "uuid DEFAULT uuidv7()",
}


def plan(connection: psycopg.Connection, query: str, options: str = "BUFFERS OFF") -> str:
    explain = f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, {options}) {query}"
    return "\n".join(row[0] for row in connection.execute(explain).fetchall())


@pytest.mark.parametrize("name", ["keys", "work_mem"])
def test_sample_gives_what_it_promises(postgres_url, name):
    play(postgres_url, f"{name}.sql")


@pytest.fixture
def shop(postgres: psycopg.Connection) -> Iterator[None]:
    """Roles belong to the whole server: let none outlive a test."""
    yield
    postgres.execute("RESET ROLE")
    postgres.execute("DROP OWNED BY shop CASCADE")
    postgres.execute("DROP ROLE shop")


def test_policy_shows_each_tenant_its_own_rows(postgres_url, shop):
    play(postgres_url, "tenant_rls.sql")


def test_random_keys_make_a_bigger_index_and_more_wal(postgres):
    size, wal = {}, {}
    for name, key in KEYS.items():
        postgres.execute(f"CREATE TABLE {name} (id {key} PRIMARY KEY)")
        for _ in range(10):
            postgres.execute(f"INSERT INTO {name} SELECT FROM generate_series(1, 20000)")
        size[name] = postgres.execute(f"SELECT pg_relation_size('{name}_pkey')").fetchone()[0] / 1e6
        postgres.execute("CHECKPOINT")
        start = postgres.execute("SELECT pg_current_wal_lsn()").fetchone()[0]
        postgres.execute(f"INSERT INTO {name} SELECT FROM generate_series(1, 1000)")
        wal[name] = postgres.execute("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), %s)", (start,)).fetchone()[0]
    assert 4.3 < size["bigint"] < 4.7
    assert 6.2 < size["v7"] < 6.5
    assert 8.2 < size["v4"] < 9.3
    assert 15 < wal["v4"] / wal["v7"] < 35  # the answers say “over twenty”
    assert 0.8 < wal["v7"] / wal["bigint"] < 1.3
    assert 0.13e6 < wal["v7"] < 0.18e6 and 3.2e6 < wal["v4"] < 4.2e6


def test_key_is_made_before_the_row_is_seen(postgres_url):
    with psycopg.connect(postgres_url) as slow, psycopg.connect(postgres_url, autocommit=True) as fast:
        fast.execute("CREATE TABLE t (id uuid PRIMARY KEY DEFAULT uuidv7())")
        early = slow.execute("INSERT INTO t DEFAULT VALUES RETURNING id").fetchone()[0]
        fast.execute("SELECT pg_sleep(0.01)")
        fast.execute("INSERT INTO t DEFAULT VALUES")
        last = fast.execute("SELECT max(id::text) FROM t").fetchone()[0]
        slow.commit()
        assert str(early) < last  # whoever asked for ids after the last one never sees it
        assert fast.execute("SELECT count(*) FROM t WHERE id > %s::uuid", (last,)).fetchone()[0] == 0
        shifted = fast.execute("SELECT uuid_extract_timestamp(uuidv7('-1 day')) < now() - interval '23 hours'")
        assert shifted.fetchone()[0]  # the time is what the maker of the id says


def test_sequence_keeps_gaps_of_what_was_rolled_back(postgres):
    postgres.execute("CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY)")
    postgres.execute("BEGIN")
    postgres.execute("INSERT INTO t DEFAULT VALUES")
    postgres.execute("ROLLBACK")
    assert postgres.execute("INSERT INTO t DEFAULT VALUES RETURNING id").fetchone()[0] == 2


def test_int_key_that_runs_out_starts_again_below_zero_and_widening_rewrites_the_table(postgres):
    postgres.execute("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)")
    postgres.execute("ALTER TABLE t ALTER COLUMN id RESTART WITH 2147483647")
    postgres.execute("INSERT INTO t DEFAULT VALUES")
    with pytest.raises(psycopg.errors.SequenceGeneratorLimitExceeded):
        postgres.execute("INSERT INTO t DEFAULT VALUES")
    postgres.execute("ALTER TABLE t ALTER COLUMN id SET MINVALUE -2147483648 RESTART WITH -2147483648")
    assert postgres.execute("INSERT INTO t DEFAULT VALUES RETURNING id").fetchone()[0] == -2147483648
    file = "SELECT pg_relation_filenode('t')"
    before = postgres.execute(file).fetchone()
    with postgres.transaction():
        postgres.execute("ALTER TABLE t ALTER COLUMN id TYPE bigint")
        held = postgres.execute("SELECT mode FROM pg_locks WHERE relation = 't'::regclass").fetchall()
    assert ("AccessExclusiveLock",) in held
    assert postgres.execute(file).fetchone() != before


def test_work_mem_is_for_each_sort_and_not_for_the_query(postgres_url):
    play(postgres_url, "work_mem.sql")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("SET work_mem = '4MB'")
        text = plan(connection, "SELECT rank() OVER (ORDER BY price), rank() OVER (ORDER BY km) FROM cars")
    taken = [int(kilobytes) for kilobytes in re.findall(r"quicksort  Memory: (\d+)kB", text)]
    assert len(taken) == 2
    assert max(taken) < 4096 and 6000 < sum(taken) < 7200


def test_cluster_puts_rows_together_once(postgres):
    postgres.execute(
        "CREATE TABLE cars AS SELECT n AS id, n::bigint * 7919 % 1000 AS seller, repeat('x', 100) AS text "
        "FROM generate_series(1, 100000) AS n"
    )
    postgres.execute("CREATE INDEX by_seller ON cars (seller)")
    query = "SELECT count(text) FROM cars WHERE seller = 7"

    def pages() -> int:
        postgres.execute("ANALYZE cars")
        hit, _, read = re.search(r"shared hit=(\d+)( read=(\d+))?", plan(postgres, query, "BUFFERS")).groups()
        return int(hit) + int(read or 0)

    postgres.execute("VACUUM cars")
    before = pages()
    postgres.execute("CLUSTER cars USING by_seller")
    after = pages()
    assert 100 <= before <= 110 and after == 5
    for n in range(10):  # new rows go to the end again
        postgres.execute(f"INSERT INTO cars SELECT {n}, s, repeat('x', 100) FROM generate_series(0, 999) AS s")
    assert pages() >= after + 5


def test_extensions_need_to_be_there_and_some_to_be_loaded(postgres):
    names = {row[0] for row in postgres.execute("SELECT name FROM pg_available_extensions").fetchall()}
    assert {"pg_trgm", "btree_gist", "citext", "pg_stat_statements", "vector"} <= names
    postgres.execute("CREATE EXTENSION pg_stat_statements")
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="shared_preload_libraries"):
        postgres.execute("SELECT * FROM pg_stat_statements")
    postgres.execute("SELECT gen_random_uuid(), sha256('x')")  # no pgcrypto needed


def test_trigrams_let_an_index_serve_a_search_in_the_middle(postgres):
    postgres.execute("CREATE EXTENSION pg_trgm")
    postgres.execute("CREATE TABLE cars AS SELECT md5(n::text) AS model FROM generate_series(1, 50000) AS n")
    query = "SELECT * FROM cars WHERE model ILIKE '%a1b2c%'"
    postgres.execute("CREATE INDEX plain ON cars (model)")
    postgres.execute("ANALYZE cars")
    assert "Seq Scan" in plan(postgres, query)
    postgres.execute("CREATE INDEX trigrams ON cars USING gin (model gin_trgm_ops)")
    assert "trigrams" in plan(postgres, query)


def test_defaults_are_what_the_table_says(postgres):
    shown = {
        name: postgres.execute(f"SHOW {name}").fetchone()[0]
        for name in (
            "shared_buffers",
            "effective_cache_size",
            "work_mem",
            "hash_mem_multiplier",
            "maintenance_work_mem",
            "random_page_cost",
            "max_wal_size",
            "max_connections",
        )
    }
    assert list(shown.values()) == ["128MB", "4GB", "4MB", "2", "64MB", "4", "1GB", "100"]
    context = dict(
        postgres.execute("SELECT name, context FROM pg_settings WHERE name = ANY(%s)", (list(shown),)).fetchall()
    )
    assert context.pop("max_wal_size") == "sighup"
    assert context.pop("shared_buffers") == context.pop("max_connections") == "postmaster"
    assert set(context.values()) == {"user"}


TENANTS = """
CREATE ROLE shop;
CREATE TABLE orders (id int PRIMARY KEY, tenant_id int NOT NULL, UNIQUE (tenant_id, id));
CREATE TABLE items (tenant_id int NOT NULL, order_id int NOT NULL REFERENCES orders);
INSERT INTO orders VALUES (1, 1), (3, 2);
CREATE POLICY own ON orders USING (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE VIEW report AS SELECT * FROM orders;
CREATE VIEW careful WITH (security_invoker) AS SELECT * FROM orders;
CREATE MATERIALIZED VIEW stored AS SELECT * FROM orders;
GRANT SELECT, INSERT ON orders, items, report, careful, stored TO shop;
"""


@pytest.fixture
def tenants(postgres: psycopg.Connection, shop: None) -> psycopg.Connection:
    """A connection of the role `shop` to tables whose rows belong to two tenants."""
    postgres.execute(TENANTS)
    postgres.execute("SET ROLE shop")
    return postgres


def count(connection: psycopg.Connection, table: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_views_look_with_the_eyes_of_their_owner(tenants):
    tenants.execute("SET app.tenant = '1'")
    assert [count(tenants, table) for table in ("orders", "report", "careful", "stored")] == [1, 2, 1, 2]


def test_session_setting_outlives_the_transaction_and_a_local_one_does_not(tenants):
    for command, seen in (("SET LOCAL", 0), ("SET", 1)):
        tenants.execute("BEGIN")
        tenants.execute(f"{command} app.tenant = '1'")
        tenants.execute("COMMIT")
        assert count(tenants, "orders") == seen  # what the next request on this connection sees


def test_tenant_is_handed_over_as_a_parameter(tenants):
    with pytest.raises(psycopg.errors.SyntaxError):
        tenants.execute("SET LOCAL app.tenant = %s", ("1",))
    with tenants.transaction():
        tenants.execute("SELECT set_config('app.tenant', %s, true)", ("1",))
        assert count(tenants, "orders") == 1
    assert count(tenants, "orders") == 0


def test_rows_copied_back_leave_what_was_entered_since(postgres):
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, note text)")
    postgres.execute("INSERT INTO orders VALUES (1, 'entered since')")
    back = postgres.execute("INSERT INTO orders VALUES (1, 'old'), (2, 'old') ON CONFLICT DO NOTHING")
    assert back.rowcount == 1  # the row that met a conflict was skipped without an error
    assert postgres.execute("SELECT note FROM orders ORDER BY id").fetchall() == [("entered since",), ("old",)]


def test_checks_of_keys_look_past_the_policy(tenants):
    tenants.execute("SET app.tenant = '1'")
    with pytest.raises(psycopg.errors.UniqueViolation):  # so somebody else has order 3
        tenants.execute("INSERT INTO orders VALUES (3, 1)")
    tenants.execute("INSERT INTO items VALUES (1, 3)")  # an item of tenant 1 in the order of tenant 2
    tenants.execute("RESET ROLE")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        tenants.execute("ALTER TABLE items ADD FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)")


def test_force_holds_the_owner_too_but_never_a_superuser(tenants):
    tenants.execute("RESET ROLE")
    tenants.execute("ALTER TABLE orders OWNER TO shop")
    tenants.execute("SET ROLE shop")
    assert count(tenants, "orders") == 2
    tenants.execute("ALTER TABLE orders FORCE ROW LEVEL SECURITY")
    assert count(tenants, "orders") == 0
    tenants.execute("RESET ROLE")
    assert count(tenants, "orders") == 2
