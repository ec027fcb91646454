"""The samples of the section on code review."""

import json
import subprocess
import sys
import textwrap
import tomllib
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from samples import EXAMPLES, load, read
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

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


def ruff(code: str) -> set[str]:
    """The rules of the file that stop this code."""
    options = ["--no-cache", "--output-format", "json", "--stdin-filename", "sample.py"]
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", EXAMPLES / SECTION / "review_rules.toml", *options, "-"],
        input=code,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return {problem["code"] for problem in json.loads(result.stdout)}


@pytest.mark.parametrize("code", OFFENCES)
def test_every_rule_stops_its_mistake(code):
    assert code in ruff(OFFENCES[code])


def test_timeout_rule_does_not_see_a_session():
    assert "S113" not in ruff("import requests\n\nsession = requests.Session()\nsession.get('https://example.com')\n")


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


def test_sum_alone_does_not_make_a_split_fair():
    sample = load(f"{SECTION}/split_bill.py")
    unfair = {case: [case[0]] + [0] * (case[1] - 1) for case in sample.cases}
    assert all(sum(parts) == total for (total, _), parts in unfair.items())
    assert any(max(parts) - min(parts) > 1 for parts in unfair.values())
    for total, people in sample.cases:
        parts = sample.split(total, people)
        assert len(parts) == people and max(parts) - min(parts) <= 1


@pytest.mark.parametrize(("shared", "expected"), [(True, [2, 2]), (False, [3, 21])])
def test_shared_parent_hides_lazy_queries_in_the_identity_map(shared, expected):
    class Base(DeclarativeBase):
        pass

    class Course(Base):
        __tablename__ = "course"
        id: Mapped[int] = mapped_column(primary_key=True)

    class Lesson(Base):
        __tablename__ = "lesson"
        id: Mapped[int] = mapped_column(primary_key=True)
        course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
        course: Mapped[Course] = relationship(Course)

    def queries(size: int) -> int:
        engine = create_engine("sqlite://")
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            parents = [Course()] * size if shared else [Course() for _ in range(size)]
            session.add_all(Lesson(course=course) for course in parents)
            session.commit()
        seen = []
        event.listen(engine, "before_cursor_execute", lambda *args: seen.append(1))
        with Session(engine) as session:
            for lesson in session.scalars(select(Lesson)):
                assert lesson.course.id
        return len(seen)

    assert [queries(2), queries(20)] == expected


def test_moved_lines_are_dimmed_and_the_changed_one_is_not(tmp_path):
    def diff(old: str, new: str) -> str:
        (tmp_path / "old").mkdir()
        (tmp_path / "new").mkdir()
        (tmp_path / "old" / "a.py").write_text(old + "\nprint()\n")
        (tmp_path / "new" / "a.py").write_text("print()\n")
        (tmp_path / "new" / "b.py").write_text("class Box:\n" + textwrap.indent(new, "    "))
        moved = ["--color-moved=dimmed-zebra", "--color-moved-ws=allow-indentation-change"]
        command = ["git", "diff", "--no-index", "--color=always", *moved, "old", "new"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60).stdout

    body = "".join(f"value_{n} = compute_something(argument_{n}, limit=10)\n" for n in range(40))
    shown = diff(body, body.replace("argument_17, limit=10", "argument_17, limit=100"))
    bright = [line for line in shown.splitlines() if line.startswith("\x1b[32m+") and "value_" in line]
    assert len(bright) == 1 and "limit=100" in bright[0]


def test_second_of_two_stacked_branches_after_a_squash(tmp_path):
    def git(*arguments: str, ok: bool = True) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        result = subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
        assert (result.returncode == 0) is ok, result.stderr
        return result.stdout

    def commit(name: str, text: str) -> None:
        (tmp_path / name).write_text(text)
        git("add", name)
        git("commit", "-qm", f"{name} {text}")

    git("init", "-q", "-b", "main")
    commit("a", "one\n")
    git("switch", "-qc", "first")
    commit("a", "two\n")
    commit("a", "three\n")
    git("switch", "-qc", "second")
    commit("b", "new\n")
    git("switch", "-q", "main")
    git("merge", "-q", "--squash", "first")
    git("commit", "-qm", "first, squashed")
    assert git("diff", "--name-only", "main...second").split() == ["a", "b"]
    git("rebase", "main", "second", ok=False)
    git("rebase", "--abort")
    git("rebase", "--onto", "main", "first", "second")
    assert git("diff", "--name-only", "main...second").split() == ["b"]


SQLMIGRATE = """
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
import django
django.setup()
from django.db import connection, migrations
from django.db.migrations.state import ProjectState
step = type("Migration", (migrations.Migration,), {"operations": [migrations.RunPython(migrations.RunPython.noop)]})
with connection.schema_editor(collect_sql=True) as editor:
    step("0001", "shop").apply(ProjectState(), editor, collect_sql=True)
print(*editor.collected_sql)
"""


def test_sqlmigrate_shows_no_python_step():
    shown = subprocess.run([sys.executable, "-c", SQLMIGRATE], capture_output=True, text=True, timeout=60, check=True)
    assert "THIS OPERATION CANNOT BE WRITTEN AS SQL" in shown.stdout


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
    assert lift == "SET lock_timeout = 0" and index.startswith("CREATE INDEX CONCURRENTLY")
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


def test_validation_in_the_same_transaction_stops_readers(orders, postgres_url):
    with psycopg.connect(postgres_url) as migration:
        migration.execute("ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID")
        migration.execute("ALTER TABLE orders VALIDATE CONSTRAINT positive")
        orders.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            orders.execute("SELECT count(*) FROM orders")
        migration.rollback()


def test_default_set_later_fills_new_rows_and_rewrites_nothing(orders):
    before = storage(orders)
    orders.execute("ALTER TABLE orders ADD COLUMN token uuid")
    orders.execute("ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid()")
    orders.execute("INSERT INTO orders VALUES (501, 1, 1)")
    assert storage(orders) == before
    assert orders.execute("SELECT count(*), count(token) FROM orders").fetchone() == (501, 1)


def test_samples_are_short():
    for path in (EXAMPLES / SECTION).iterdir():
        if path.is_file():
            assert max(map(len, Path(path).read_text(encoding="utf-8").splitlines())) <= 76
