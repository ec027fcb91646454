"""What the second half of the section on the ORM says, beyond what its samples print themselves."""

import io
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager

import django
import pytest

from django_project import SQLITE, create_tables, database, urls  # isort: skip (Django is set up before what follows)

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connections, models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Window
from django.db.models.functions import RowNumber
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from samples import EXAMPLES


class Table(models.Model):
    class Meta:
        abstract = True
        app_label = "orm_b"


class Shop(Table):
    name = models.CharField(max_length=40)


class Order(Table):
    shop = models.ForeignKey(Shop, models.CASCADE)
    status = models.CharField(max_length=9, default="new")
    total = models.IntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    class Meta(Table.Meta):
        ordering = ("-changed",)

    def save(self, *args, **kwargs):
        if self.status == "loud":
            raise AssertionError("save() was called")
        super().save(*args, **kwargs)


class Price(Table):
    sku = models.IntegerField(unique=True)
    amount = models.IntegerField()


class Live(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(hidden=False)


class Hiding(Table):  # the trap: the default manager filters
    name = models.CharField(max_length=40, unique=True)
    hidden = models.BooleanField(default=False)
    objects = Live()


TABLES = (Shop, Order, Price, Hiding)


@contextmanager
def tables(postgres_url=None):
    """Make the tables, and let the registry know the app, without which nobody looks for relations back."""
    with database(postgres_url) as connection:
        create_tables(*TABLES)
        app = AppConfig("orm_b", sys.modules[__name__])
        app.models, app.apps = apps.all_models["orm_b"], apps
        apps.app_configs["orm_b"] = app
        apps.clear_cache()
        try:
            yield connection
        finally:
            del apps.app_configs["orm_b"]
            apps.clear_cache()


@pytest.fixture
def sqlite_tables():
    with tables() as connection:
        yield connection


@pytest.fixture
def postgres_tables(postgres_url):
    with tables(postgres_url) as connection:
        yield connection


def sent(work, using="default") -> list[str]:
    with CaptureQueriesContext(connections[using]) as seen:
        work()
    return [one["sql"].replace('"', "").replace("orm_b_", "") for one in seen]


def verbs(statements) -> list[str]:
    return [one.split()[0] for one in statements]


# orm-aggregation


def test_the_sql_of_each_row_of_the_table(postgres_tables):
    shop = Shop.objects.create(name="A")
    Order.objects.create(shop=shop, status="paid", total=5)
    Order.objects.create(shop=shop, total=7)
    orders = Order.objects.all()

    (total,) = sent(lambda: orders.aggregate(Sum("total")))
    assert total == "SELECT SUM(order.total) AS total__sum FROM order"

    (groups,) = sent(lambda: list(orders.values("status").annotate(n=Count("pk"))))
    assert groups.endswith("COUNT(order.id) AS n FROM order GROUP BY 1")

    paid = Shop.objects.annotate(n=Count("order", filter=Q(order__status="paid")))
    (conditional,) = sent(lambda: list(paid))
    assert "COUNT(order.id) FILTER (WHERE order.status = 'paid') AS n" in conditional
    assert "LEFT OUTER JOIN order" in conditional
    assert paid.get().n == 1

    where = sent(lambda: list(orders.filter(total__gt=5).values("status").annotate(n=Count("pk"))))[0]
    assert "WHERE order.total > 5 GROUP BY" in where and "HAVING" not in where
    having = sent(lambda: list(orders.values("status").annotate(n=Count("pk")).filter(n__gt=1)))[0]
    assert "HAVING COUNT(order.id) > 1" in having and "WHERE" not in having

    some = Exists(Order.objects.filter(shop=OuterRef("pk"), status="paid"))
    (exists,) = sent(lambda: list(Shop.objects.filter(some)))
    assert "WHERE EXISTS(SELECT 1 AS a FROM order U0 WHERE" in exists and "LIMIT 1" in exists

    place = Window(RowNumber(), partition_by="shop", order_by="-total")
    (top,) = sent(lambda: list(orders.annotate(place=place).filter(place=1)))
    assert "ROW_NUMBER() OVER (PARTITION BY order.shop_id ORDER BY order.total DESC)" in top
    assert top.startswith("SELECT * FROM ( SELECT ")
    assert [one.total for one in orders.annotate(place=place).filter(place=1)] == [7]


def test_order_by_adds_its_column_to_group_by_and_meta_ordering_does_not(sqlite_tables):
    shop = Shop.objects.create(name="A")
    for total in (1, 2, 3):
        Order.objects.create(shop=shop, total=total)
    report = Order.objects.values("status").annotate(n=Count("pk"))
    assert [one["n"] for one in report] == [3]
    assert [one["n"] for one in report.order_by("-total")] == [1, 1, 1]
    assert [one["n"] for one in Order.objects.order_by("-total").values("status").annotate(n=Count("pk"))] == [1, 1, 1]
    assert [one["n"] for one in report.order_by("-n")] == [3]
    assert [one["n"] for one in Order.objects.order_by("-total").order_by().values("status").annotate(n=Count("pk"))]


def test_sum_of_nothing_is_none_and_a_filter_on_the_join_drops_shops(sqlite_tables):
    Shop.objects.create(name="empty")
    assert Shop.objects.annotate(x=Sum("order__total")).get().x is None
    assert Shop.objects.annotate(x=Sum("order__total", default=0)).get().x == 0
    assert not Shop.objects.filter(order__status="paid").annotate(n=Count("order")).exists()
    assert Shop.objects.annotate(n=Count("order", filter=Q(order__status="paid"))).get().n == 0


def test_annotate_after_values_groups_and_without_values_does_not(sqlite_tables):
    shop = Shop.objects.create(name="A")
    Order.objects.create(shop=shop, total=1)
    Order.objects.create(shop=shop, total=2)
    assert Order.objects.annotate(n=Count("pk")).count() == 2
    assert Order.objects.values("shop").annotate(n=Count("pk")).count() == 1


def test_raw_needs_the_key_and_loads_missing_columns_one_by_one(sqlite_tables):
    from django.core.exceptions import FieldDoesNotExist

    for name in "AB":
        Shop.objects.create(name=name)
    with pytest.raises(FieldDoesNotExist, match="primary key"):
        list(Shop.objects.raw("SELECT name FROM orm_b_shop"))
    shops = Shop.objects.raw("SELECT id FROM orm_b_shop WHERE name <> %s", ["C"])
    assert len(sent(lambda: [one.name for one in shops])) == 3


def test_a_subquery_for_the_newest_is_one_query(sqlite_tables):
    shop = Shop.objects.create(name="A")
    for total in (4, 9):
        Order.objects.create(shop=shop, total=total)
    newest = Order.objects.filter(shop=OuterRef("pk")).order_by("-pk").values("total")[:1]
    shops = Shop.objects.annotate(newest=Subquery(newest))
    assert len(sent(lambda: list(shops))) == 1 and shops.get().newest == 9


# orm-bulk-operations


def test_ten_thousand_rows_on_postgresql(postgres_tables):
    def rows():
        return [Price(sku=number, amount=1) for number in range(10_000)]

    def one_by_one():
        for row in rows()[:1000]:
            row.save()

    assert verbs(sent(one_by_one)).count("INSERT") == 1000
    Price.objects.all().delete()
    assert verbs(sent(lambda: Price.objects.bulk_create(rows()))).count("INSERT") == 1
    Price.objects.all().delete()
    made = rows()
    assert verbs(sent(lambda: Price.objects.bulk_create(made, batch_size=1000))).count("INSERT") == 10
    assert all(row.pk for row in made)

    for row in made:
        row.amount = 2
    changed = sent(lambda: Price.objects.bulk_update(made, ["amount"], batch_size=1000))
    assert verbs(changed).count("UPDATE") == 10 and "CASE WHEN" in changed[-2]
    assert verbs(sent(lambda: Price.objects.update(amount=F("amount") + 1))) == ["UPDATE"]
    assert set(Price.objects.values_list("amount", flat=True)) == {3}


def test_the_sql_of_conflicts(postgres_tables):
    Price.objects.create(sku=1, amount=1)

    def row():
        return [Price(sku=1, amount=2)]

    ignored = sent(lambda: Price.objects.bulk_create(row(), ignore_conflicts=True))
    assert any("ON CONFLICT DO NOTHING" in one for one in ignored)
    keys = {"update_conflicts": True, "unique_fields": ["sku"], "update_fields": ["amount"]}
    made = row()
    upsert = sent(lambda: Price.objects.bulk_create(made, **keys))
    assert any("ON CONFLICT(sku) DO UPDATE SET amount = EXCLUDED.amount" in one for one in upsert)
    assert made[0].pk == Price.objects.get().pk


def test_one_key_twice_fails_in_a_batch_and_passes_across_batches(postgres_tables):
    def upsert(size):
        rows = [Price(sku=1, amount=1), Price(sku=1, amount=2)]
        keys = {"update_conflicts": True, "unique_fields": ["sku"], "update_fields": ["amount"]}
        Price.objects.bulk_create(rows, batch_size=size, **keys)

    with pytest.raises(DatabaseError, match="cannot affect row a second time"):
        upsert(2)
    upsert(1)
    assert Price.objects.get().amount == 2


def test_ignore_conflicts_does_not_ignore_other_errors(postgres_tables):
    with pytest.raises(IntegrityError):
        Price.objects.bulk_create([Price(sku=1, amount=None)], ignore_conflicts=True)


def test_all_batches_are_one_transaction(postgres_tables):
    Price.objects.create(sku=9, amount=1)
    with pytest.raises(IntegrityError):
        Price.objects.bulk_create([Price(sku=number, amount=1) for number in range(10)], batch_size=2)
    assert Price.objects.count() == 1


def test_bulk_skips_save_and_signals_and_update_skips_auto_now(sqlite_tables):
    heard = []
    models.signals.post_save.connect(lambda **kwargs: heard.append(1), sender=Order, weak=False, dispatch_uid="heard")
    shop = Shop.objects.create(name="A")
    (order,) = Order.objects.bulk_create([Order(shop=shop, status="loud")])
    models.signals.post_save.disconnect(sender=Order, dispatch_uid="heard")
    before = Order.objects.get().changed
    assert heard == [] and before is not None  # auto_now is filled at the insert
    Order.objects.update(total=1)
    assert Order.objects.get().changed == before
    order.total = 2
    Order.objects.bulk_update([order], ["total"])
    assert (Order.objects.get().changed, Order.objects.get().total) == (before, 2)


def test_only_costs_a_query_a_row_and_save_writes_just_what_was_loaded(sqlite_tables):
    for number in range(3):
        Price.objects.create(sku=number, amount=number)
    assert len(sent(lambda: [row.amount for row in Price.objects.only("sku")])) == 4
    row = Price.objects.only("sku").first()
    (statement,) = [one for one in sent(row.save) if one.startswith("UPDATE")]
    assert statement.startswith("UPDATE price SET sku = 0 WHERE")


# custom-managers


def start_of(folder, sample, code, until="# --8<-- [start:show]"):
    """Run a sample up to a marker, then `code`, which gets `sql(work)`; return what was printed."""
    helper = """
from django.test.utils import CaptureQueriesContext


def sql(work):
    with CaptureQueriesContext(connection) as seen:
        work()
    for one in seen:
        print(one["sql"].replace('"', "").replace("shop_", ""))
    print("--")


"""
    source = (EXAMPLES / "django-orm" / sample).read_text().split(until)[0]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(EXAMPLES / "django-orm")}
    script = folder / sample
    script.write_text(source + helper + code)
    return good(subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, timeout=60))


def test_the_sql_of_a_soft_delete(tmp_path):
    code = """
tea = Item.objects.create(name="tea")
Line.objects.create(item=tea)
line = Line.objects.get()
sql(Item.objects.filter(name="tea").delete)
sql(lambda: line.item)
sql(Line.objects.filter(item__name="tea").count)
sql(tea.delete)
"""
    hidden, item, joined, gone = (
        start_of(tmp_path, "manager_soft_delete.py", code, "# --8<-- [start:use]").strip("-\n").split("\n--\n")
    )
    assert hidden.startswith("UPDATE item SET deleted_at = '")
    assert hidden.endswith("WHERE (item.deleted_at IS NULL AND item.name = 'tea')") and "\n" not in hidden
    assert "WHERE item.id = 1" in item and "deleted_at IS" not in item and "\n" not in item
    assert joined.endswith("FROM line INNER JOIN item ON (line.item_id = item.id) WHERE item.name = 'tea'")
    assert gone.split("\n") == [
        "BEGIN",
        "DELETE FROM line WHERE line.item_id IN (1)",
        "DELETE FROM item WHERE item.id IN (1)",
        "COMMIT",
    ]


def test_a_fake_writes_only_the_record(tmp_path):
    code = """
migrate()
sql(lambda: migrate("0001", fake=True))
sql(lambda: migrate(fake=True))
"""
    back, forth = start_of(tmp_path, "migrations_fake.py", code).strip("-\n").split("\n--\n")
    verbs = ("INSERT", "DELETE", "CREATE", "ALTER", "UPDATE")
    writes = [[line for line in text.splitlines() if line.startswith(verbs)] for text in (back, forth)]
    assert [[" ".join(line.split()[:3]) for line in one] for one in writes] == [
        ["DELETE FROM django_migrations"],
        ["INSERT INTO django_migrations"],
    ]


def test_a_filtering_default_manager_hides_rows_from_validation(sqlite_tables):
    row = Hiding.objects.create(name="tea")
    row.hidden = True
    row.save()
    again = Hiding(name="tea")
    again.full_clean()  # sees nobody
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    assert Hiding._base_manager.count() == 1  # through which refresh and save still find it
    row.refresh_from_db()
    with pytest.raises(Hiding.DoesNotExist):
        Hiding.objects.get(name="tea")


def test_a_manager_method_is_not_on_the_querysets_that_follow(sqlite_tables):
    class Methods(models.Manager):
        def big(self):
            return self.filter(total__gt=5)

    class Chained(models.QuerySet):
        def big(self):
            return self.filter(total__gt=5)

        def paid(self):
            return self.filter(status="paid")

    first, second = Methods(), Chained.as_manager()
    first.model = second.model = Order
    with pytest.raises(AttributeError):
        first.filter(status="paid").big()
    assert sent(lambda: list(second.paid().big())) == sent(lambda: list(second.filter(status="paid", total__gt=5)))


def test_the_copied_delete_of_a_queryset_would_stand_on_the_manager():
    class Plain(models.QuerySet):
        def delete(self):
            return 0

    class Marked(Plain):
        def delete(self):
            return 0

        delete.queryset_only = True

    assert hasattr(Plain.as_manager(), "delete") and not hasattr(Marked.as_manager(), "delete")
    assert not hasattr(models.QuerySet.as_manager(), "delete")


# django-migrations, migrations-in-trouble


def manage(folder, *arguments):
    """Run a command of Django in `folder`, which holds a settings.py."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "DJANGO_SETTINGS_MODULE": "settings"}
    command = [sys.executable, "-m", "django", *arguments, "--pythonpath", "."]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def project(tmp_path):
    """A project on SQLite with the app of the samples, to be changed at will."""
    shutil.copytree(EXAMPLES / "django-orm/warehouse", tmp_path / "warehouse")
    (tmp_path / "settings.py").write_text(
        "INSTALLED_APPS = ['warehouse']\nSECRET_KEY = 'x' * 50\n"
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}}\n"
    )
    return tmp_path


def write_migration(project, name, after, operations):
    (project / f"warehouse/migrations/{name}.py").write_text(
        "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
        f"    dependencies = [('warehouse', '{after}')]\n    operations = [{operations}]\n"
    )


def add_field(model, field):
    return f"migrations.AddField('{model}', '{field}', models.IntegerField(default=0))"


def add_to_model(project, *fields):
    file = project / "warehouse/models.py"
    lines = "".join(f"    {field} = models.IntegerField(default=0)\n" for field in fields)
    file.write_text(file.read_text().replace("\n    def __str__", f"{lines}\n    def __str__"))


def good(result):
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def shown(project):
    return [line.strip() for line in good(manage(project, "showmigrations", "warehouse")).splitlines()[1:]]


def test_the_sample_has_a_migration_for_all_its_models(project):
    assert "No changes detected" in good(manage(project, "makemigrations", "--check", "--dry-run"))


def test_two_branches_conflict_and_a_merge_joins_them(project):
    good(manage(project, "migrate"))
    write_migration(project, "0003_price", "0002_item_slug", add_field("item", "price"))
    write_migration(project, "0003_stock", "0002_item_slug", add_field("item", "stock"))
    add_to_model(project, "price", "stock")
    for command in ("migrate", "makemigrations"):
        stopped = manage(project, command)
        assert stopped.returncode == 1 and "multiple leaf nodes" in stopped.stderr
    good(manage(project, "makemigrations", "--merge", "--noinput"))
    (merge,) = (project / "warehouse/migrations").glob("0004_*.py")
    text = "".join(merge.read_text().replace('"', "'").split())
    assert "('warehouse','0003_price'),('warehouse','0003_stock')" in text and "operations=[]" in text
    good(manage(project, "migrate"))
    assert shown(project)[-1].startswith("[X] 0004")
    good(manage(project, "migrate", "warehouse", "0002"))
    assert set(shown(project)[1:]) == {
        "[X] 0002_item_slug",
        "[ ] 0003_price",
        "[ ] 0003_stock",
        f"[ ] {merge.stem}",
    }
    assert "No changes detected" in good(manage(project, "makemigrations", "--check", "--dry-run"))


def test_a_rename_nobody_confirms_drops_the_column(project):
    file = project / "warehouse/models.py"
    file.write_text(file.read_text().replace("slug = ", "code = "))
    good(manage(project, "makemigrations", "--noinput"))
    (made,) = (project / "warehouse/migrations").glob("0003_*.py")
    text = made.read_text()
    assert "RemoveField" in text and "AddField" in text and "RenameField" not in text


def test_a_data_migration_without_a_way_back_stops_the_way_back(project):
    write_migration(project, "0003_data", "0002_item_slug", "migrations.RunPython(lambda apps, editor: None)")
    good(manage(project, "migrate"))
    stopped = manage(project, "migrate", "warehouse", "0001")
    assert stopped.returncode == 1 and "IrreversibleError" in stopped.stderr
    assert shown(project)[-1] == "[X] 0003_data"


def test_a_historical_model_has_no_methods_of_the_class(project):
    check = "lambda apps, e: print(str(apps.get_model('warehouse', 'Item')(name='tea')))"
    write_migration(project, "0003_look", "0002_item_slug", f"migrations.RunPython({check})")
    assert "Item object (None)" in good(manage(project, "migrate"))  # no __str__ of models.py


def test_squashed_migrations_serve_old_and_new_databases(project):
    write_migration(project, "0003_price", "0002_item_slug", add_field("item", "price"))
    add_to_model(project, "price")
    good(manage(project, "migrate"))
    out = good(manage(project, "squashmigrations", "warehouse", "0003", "--noinput"))
    assert "4 operations to 3 operations" in out
    (squashed,) = (project / "warehouse/migrations").glob("0001_*squashed*.py")
    text = squashed.read_text()
    assert "replaces = [" in text and "0002_item_slug" in text
    assert "manual" in out.lower()  # the function of RunPython has to be copied by hand
    assert "warehouse.migrations.0002_item_slug.fill" in text
    assert "SyntaxError" in manage(project, "showmigrations").stderr  # until that is done
    import re

    fill = (project / "warehouse/migrations/0002_item_slug.py").read_text()
    body = re.search(r"from django.utils.text.*?(?=\n\n\nclass)", fill, re.S)[0]
    text = text.replace("import warehouse.migrations.0002_item_slug\n", "").replace(
        "warehouse.migrations.0002_item_slug.fill", "fill"
    )
    squashed.write_text(text.replace("\n\nclass Migration", f"\n{body}\n\n\nclass Migration", 1))
    plan = manage(project, "migrate", "--plan")
    assert "No planned migration operations" in good(plan)  # the old database has all of them
    assert shown(project)[0].startswith(f"[X] {squashed.stem}") or "[-]" in shown(project)[0]
    (project / "db.sqlite3").unlink()
    good(manage(project, "migrate"))
    assert shown(project)[0].startswith(f"[X] {squashed.stem}")


def test_sqlmigrate_on_postgresql_and_a_failing_migration_there_leaves_nothing(project, postgres_url):
    import psycopg

    parts = psycopg.conninfo.conninfo_to_dict(postgres_url)
    config = {"ENGINE": "django.db.backends.postgresql", "NAME": parts["dbname"], "USER": parts.get("user", "")}
    config |= {"HOST": parts.get("host", ""), "PORT": str(parts.get("port", "")), "PASSWORD": parts.get("password", "")}
    settings = (project / "settings.py").read_text().split("DATABASES")[0]
    (project / "settings.py").write_text(f"{settings}DATABASES = {{'default': {config!r}}}\n")
    write_migration(
        project,
        "0003_price",
        "0002_item_slug",
        add_field("item", "price") + ", migrations.RunPython(lambda apps, e: 1 / 0)",
    )
    sql = [line for line in good(manage(project, "sqlmigrate", "warehouse", "0003")).splitlines() if line[:2] != "--"]
    assert sql[0] == "BEGIN;" and sql[-1] == "COMMIT;"
    assert 'ADD COLUMN "price" integer DEFAULT 0 NOT NULL;' in sql[1] and "DROP DEFAULT" in sql[2]
    assert manage(project, "migrate").returncode == 1
    assert shown(project)[1:] == ["[X] 0002_item_slug", "[ ] 0003_price"]
    with psycopg.connect(postgres_url) as connection:
        names = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s", ["warehouse_item"]
        )
        assert {name for (name,) in names} == {"id", "name", "slug"}  # not price
    # forwards and back on PostgreSQL too
    (project / "warehouse/migrations/0003_price.py").unlink()
    good(manage(project, "migrate", "warehouse", "0001"))
    good(manage(project, "migrate"))
    good(manage(project, "migrate", "warehouse", "zero"))
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT to_regclass('warehouse_item')").fetchone() == (None,)
        assert connection.execute("SELECT count(*) FROM django_migrations").fetchone() == (0,)


def test_inspectdb_writes_a_draft_that_does_not_manage_the_table(sqlite_tables):
    with sqlite_tables.cursor() as cursor:
        cursor.execute("CREATE TABLE tbl_user (user_id integer PRIMARY KEY, passport text, class integer)")
    out = io.StringIO()
    call_command("inspectdb", "tbl_user", stdout=out)
    text = out.getvalue()
    assert "managed = False" in text and "db_table = 'tbl_user'" in text
    assert "class_field = models.IntegerField(db_column='class'" in text


def test_inspectdb_writes_the_rule_of_a_key_since_6_1(sqlite_tables):
    with sqlite_tables.cursor() as cursor:
        cursor.execute("CREATE TABLE tbl_user (id integer PRIMARY KEY)")
        key = "integer REFERENCES tbl_user (id)"
        cursor.execute(f"CREATE TABLE tbl_post (id integer PRIMARY KEY, one {key}, two {key} ON DELETE CASCADE)")
    out = io.StringIO()
    call_command("inspectdb", "tbl_post", stdout=out)
    one, two = [line for line in out.getvalue().splitlines() if "ForeignKey(" in line]
    assert "models.DO_NOTHING" in one
    assert ("models.DB_CASCADE" if django.VERSION >= (6, 1) else "models.DO_NOTHING") in two


def test_a_managed_false_model_gets_a_migration_but_no_table():
    from django.db.migrations.operations import CreateModel
    from django.db.migrations.state import ProjectState

    with database() as connection:
        operation = CreateModel("Old", [("id", models.AutoField(primary_key=True))], {"managed": False})
        before = ProjectState()
        after = before.clone()
        operation.state_forwards("orm_b", after)

        def run():
            with connection.schema_editor() as editor:
                operation.database_forwards("orm_b", editor, before, after)

        assert not [one for one in sent(run) if one.startswith("CREATE")]


def test_ids_copied_into_postgresql_leave_the_sequence_behind(postgres_tables):
    Price.objects.bulk_create([Price(pk=1, sku=1, amount=1), Price(pk=2, sku=2, amount=2)])
    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        Price.objects.create(sku=3, amount=3)
    from django.core.management.color import no_style

    (reset,) = postgres_tables.ops.sequence_reset_sql(no_style(), [Price])
    assert "setval(pg_get_serial_sequence(" in reset
    with postgres_tables.cursor() as cursor:
        cursor.execute(reset)
    assert Price.objects.create(sku=3, amount=3).pk > 2


# django-transactions


def test_an_error_response_commits_and_an_exception_rolls_back(sqlite_tables):
    def broken(request):
        Shop.objects.create(name="kept")
        return HttpResponse(status=500)

    def raising(request):
        Shop.objects.create(name="gone")
        raise ValueError

    sqlite_tables.settings_dict["ATOMIC_REQUESTS"] = True
    try:
        with urls(path("broken/", broken), path("raising/", raising)):
            client = Client(raise_request_exception=False)
            assert [client.get(address).status_code for address in ("/broken/", "/raising/")] == [500, 500]
    finally:
        sqlite_tables.settings_dict["ATOMIC_REQUESTS"] = False
    assert [shop.name for shop in Shop.objects.all()] == ["kept"]


def test_on_commit_waits_for_the_outermost_block_and_dies_with_its_savepoint(sqlite_tables):
    done = []
    with transaction.atomic():
        with transaction.atomic():
            transaction.on_commit(lambda: done.append("inner"))
        assert done == []
        try:
            with transaction.atomic():
                transaction.on_commit(lambda: done.append("rolled back"))
                raise ValueError
        except ValueError:
            pass
    assert done == ["inner"]
    transaction.on_commit(lambda: done.append("at once"))
    assert done == ["inner", "at once"]


def test_durable_refuses_to_be_nested(sqlite_tables):
    nested = pytest.raises(RuntimeError, match="durable atomic block cannot be nested")
    with nested, transaction.atomic(), transaction.atomic(durable=True):
        pass


def test_select_for_update_needs_a_transaction_and_its_sql(postgres_tables):
    Shop.objects.create(name="A")
    with pytest.raises(transaction.TransactionManagementError, match="select_for_update cannot be used outside"):
        Shop.objects.select_for_update().get()
    with transaction.atomic():
        locked = Order.objects.select_related("shop").order_by()
        assert sent(lambda: list(locked.select_for_update(of=("self",), skip_locked=True)))[0].endswith(
            "FOR UPDATE OF order SKIP LOCKED"
        )
        assert sent(lambda: list(locked.select_for_update()))[0].endswith("FOR UPDATE")
        assert sent(lambda: list(locked.select_for_update(no_key=True, nowait=True)))[0].endswith(
            "FOR NO KEY UPDATE NOWAIT"
        )


def test_postgresql_itself_refuses_after_an_error(postgres_tables):
    aborted = pytest.raises(DatabaseError, match="current transaction is aborted")
    with aborted, transaction.atomic(), postgres_tables.cursor() as cursor:
        try:
            cursor.execute("SELECT 1 / 0")
        except DatabaseError:
            cursor.execute("SELECT 1")


def in_thread(work):
    errors = []

    def run():
        try:
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connections["default"].close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not errors


@pytest.mark.parametrize("refresh", [False, True])
def test_an_object_read_before_the_lock_writes_its_old_values(postgres_tables, refresh):
    shop = Shop.objects.create(name="A")
    order = Order.objects.create(shop=shop, total=100)

    def other():
        Order.objects.filter(pk=order.pk).update(total=F("total") + 50)

    stale = Order.objects.get(pk=order.pk)
    in_thread(other)
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        mine = locked if refresh else stale
        mine.total += 10
        mine.save()
    assert Order.objects.get(pk=order.pk).total == (160 if refresh else 110)


def test_a_rolled_back_object_keeps_its_key_in_memory(sqlite_tables):
    shop = Shop(name="A")
    with pytest.raises(ValueError), transaction.atomic():
        shop.save()
        raise ValueError
    assert shop.pk == 1 and not shop._state.adding and not Shop.objects.exists()


# several-databases


@contextmanager
def two_databases(*routers):
    with tables() as primary:
        connections.databases["replica"] = connections.configure_settings({"default": SQLITE, "replica": dict(SQLITE)})[
            "replica"
        ]
        replica = connections["replica"]
        try:
            with replica.schema_editor() as editor:
                for model in TABLES:
                    editor.create_model(model)
            with override_settings(DATABASE_ROUTERS=list(routers)):
                yield primary, replica
        finally:
            replica.connection.close()
            del connections["replica"], connections.databases["replica"]


class Reads:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"


def test_without_a_router_an_object_stays_with_its_database():
    with two_databases():
        there = Shop.objects.using("replica").create(name="A")
        assert there._state.db == "replica"
        assert there.order_set.all().db == "replica"
        there.name = "B"
        there.save()
        assert Shop.objects.using("replica").get().name == "B" and not Shop.objects.exists()


def test_relations_and_subqueries_do_not_cross():
    with two_databases():
        here, there = Shop.objects.create(name="A"), Shop.objects.using("replica").create(name="A")
        order = Order(shop=here)
        order.save()
        with pytest.raises(ValueError, match="the current database router prevents this relation"):
            order.shop = there
        with pytest.raises(ValueError, match="Subqueries aren't allowed across different databases"):
            list(Order.objects.filter(shop__in=Shop.objects.using("replica").all()))
        ids = list(Shop.objects.using("replica").values_list("pk", flat=True))
        assert Order.objects.filter(shop__in=ids).count() == 1


def test_atomic_covers_one_database_only():
    with two_databases():
        with pytest.raises(ValueError), transaction.atomic():
            Shop.objects.create(name="A")
            Shop.objects.using("replica").create(name="A")
            raise ValueError
        assert (Shop.objects.count(), Shop.objects.using("replica").count()) == (0, 1)


def test_get_or_create_and_locks_read_where_they_write():
    with two_databases(Reads()):
        assert Shop.objects.all().db == "replica"
        assert Shop.objects.select_for_update().db == "default"
        Shop.objects.get_or_create(name="A")
        shop, made = Shop.objects.get_or_create(name="A")
        assert not made and not Shop.objects.exists()
        with pytest.raises(Shop.DoesNotExist):
            Shop.objects.get(name="A")
        assert Shop.objects.using("default").get() == shop
        shop.refresh_from_db(using="default")


def test_a_read_inside_atomic_still_goes_to_the_replica():
    with two_databases(Reads()), transaction.atomic():
        Shop.objects.create(name="A")
        assert not Shop.objects.exists()


def test_a_unique_check_reads_where_it_will_write_or_not():
    with two_databases(Reads()):
        Price.objects.create(sku=1, amount=1)
        Price(sku=1, amount=2).full_clean()  # asks the replica, which has no such row
        with pytest.raises(IntegrityError), transaction.atomic():
            Price.objects.create(sku=1, amount=2)


def test_allow_migrate_says_which_database_gets_the_tables():
    class Own:
        def allow_migrate(self, db, app_label, **hints):
            return (db == "replica") == (app_label == "orm_b")

    from django.db import router

    with two_databases(Own()):
        assert router.allow_migrate("replica", "orm_b") and not router.allow_migrate("default", "orm_b")
