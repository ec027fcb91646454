"""The samples of the section on code review."""

import json
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from samples import EXAMPLES, load, read

SECTION = "code-review"
OFFENCES = {
    "B006": "def add(item, basket=[]):\n    return [*basket, item]\n",
    "DTZ005": "from datetime import datetime\n\nnow = datetime.now()\n",
    "S113": "import requests\n\nrequests.get('https://example.com')\n",
    "S608": "def find(db, name):\n    return db.execute(f\"SELECT id FROM users WHERE name = '{name}'\")\n",
    "BLE001": "try:\n    print(1)\nexcept Exception:\n    pass\n",
    "ASYNC251": "import time\n\n\nasync def wait():\n    time.sleep(1)\n",
}


def test_default_list_is_shared_and_the_fix_is_not():
    sample = load(f"{SECTION}/checklist.py")
    assert sample.calc(50_000, 1) > sample.calc(50_000, 1)
    assert sample.price(Decimal(50_000), is_vip=True) == Decimal(44_000)
    assert sample.price(Decimal(50_000), is_vip=False, coupons=["A", "B"]) == Decimal(47_000)
    assert sample.price(Decimal(500), is_vip=False) == 0


@pytest.mark.parametrize("code", OFFENCES)
def test_every_rule_stops_its_mistake(code):
    options = ["--no-cache", "--output-format", "json", "--stdin-filename", "sample.py"]
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", EXAMPLES / SECTION / "review_rules.toml", *options, "-"],
        input=OFFENCES[code],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert code in {problem["code"] for problem in json.loads(result.stdout)}


def test_rules_of_the_file_are_all_tried():
    rules = tomllib.loads(read(f"{SECTION}/review_rules.toml"))["lint"]["extend-select"]
    assert set(rules) == set(OFFENCES)


def test_sort_leaks_a_token_letter_by_letter_and_the_list_does_not():
    sample = load(f"{SECTION}/sort_injection.py")
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    found = ""
    while letters := [a for a in alphabet if sample.invoices(sample.db, 5, sample.guess.format(found + a)) == [1, 2]]:
        found += letters[0]
    assert found == "k7"
    with pytest.raises(KeyError):
        sample.invoices_reviewed(sample.db, 5, sample.guess.format("k"))


def test_happy_path_kills_no_mutant():
    sample = load(f"{SECTION}/mutants.py")
    assert all(sample.happy_path(mutant) for mutant in sample.MUTANTS)
    assert not any(sample.with_edges(mutant) for mutant in sample.MUTANTS)


def test_lazy_list_costs_a_query_for_each_row():
    sample = load(f"{SECTION}/query_budget.py")
    assert [sample.queries(size) for size in (1, 5, 50)] == [2, 6, 51]
    assert {sample.queries(size, sample.eager) for size in (1, 5, 50)} == {2}


def test_generated_split_loses_money():
    sample = load(f"{SECTION}/split_bill.py")
    assert sample.split(100, 3) == [34, 33, 33]
    assert sum(sample.split_generated(100, 3)) != 100
    assert len(sample.lost) > 100


@pytest.fixture
def orders(postgres: psycopg.Connection) -> psycopg.Connection:
    """A table with rows that a migration is going to change."""
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int)")
    postgres.execute("INSERT INTO orders SELECT n, n % 7, n FROM generate_series(1, 500) AS n")
    return postgres


def statements() -> list[str]:
    """The statements of the migration, one by one."""
    lines = [line for line in read(f"{SECTION}/migration.sql").splitlines() if not line.startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]


def storage(db: psycopg.Connection) -> int:
    """The file of the table; another number means that it was rewritten."""
    return db.execute("SELECT pg_relation_filenode('orders')").fetchone()[0]


def test_migration_runs_without_rewriting_the_table(orders):
    before = storage(orders)
    for statement in statements():
        orders.execute(statement)
    assert storage(orders) == before
    assert orders.execute("SELECT DISTINCT currency FROM orders").fetchall() == [("UZS",)]
    assert orders.execute("SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'orders'::regclass").fetchone()[0]
    with pytest.raises(psycopg.errors.CheckViolation):
        orders.execute("INSERT INTO orders VALUES (501, 1, 0)")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid()",
        "ALTER TABLE orders ALTER COLUMN id TYPE bigint",
    ],
)
def test_volatile_default_and_new_type_rewrite_the_table(orders, statement):
    before = storage(orders)
    orders.execute(statement)
    assert storage(orders) != before


def test_index_cannot_be_built_concurrently_in_a_transaction(orders):
    with pytest.raises(psycopg.errors.ActiveSqlTransaction), orders.transaction():
        orders.execute("CREATE INDEX CONCURRENTLY i ON orders (customer_id)")


def test_lock_timeout_gives_up_while_somebody_reads(orders, postgres_url):
    with psycopg.connect(postgres_url) as reader:
        reader.execute("SELECT count(*) FROM orders")
        orders.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            orders.execute("ALTER TABLE orders ADD COLUMN currency text")


def test_lock_timeout_breaks_a_concurrent_index_and_is_lifted_before_it(orders, postgres_url):
    *_, lift, index = statements()
    assert lift == "RESET lock_timeout" and index.startswith("CREATE INDEX CONCURRENTLY")
    with psycopg.connect(postgres_url) as writer:
        writer.execute("INSERT INTO orders VALUES (501, 1, 1)")
        orders.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            orders.execute(index)
    assert not orders.execute(
        "SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'orders'::regclass"
    ).fetchone()[0]


def test_validation_lets_others_write(orders, postgres_url):
    orders.execute("ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID")
    with psycopg.connect(postgres_url) as migration:
        migration.execute("ALTER TABLE orders VALIDATE CONSTRAINT positive")
        orders.execute("SET lock_timeout = '1s'")
        orders.execute("UPDATE orders SET total = total + 1 WHERE id = 1")
        migration.rollback()


def test_samples_are_short():
    for path in (EXAMPLES / SECTION).iterdir():
        if path.is_file():
            assert max(map(len, Path(path).read_text(encoding="utf-8").splitlines())) <= 76
