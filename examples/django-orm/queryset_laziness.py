import sys
import textwrap
from contextlib import contextmanager

import django
from django.conf import settings

__name__ = "shop"  # the app is this file
sys.modules["shop"] = sys.modules["__main__"]
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    DATABASES={"default": SQLITE},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["shop"],
)
django.setup()

from django.apps import apps  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


@contextmanager
def sent():  # prints the SQL, without its quotes and the prefix
    with CaptureQueriesContext(connection) as queries:
        yield
    for query in queries:
        sql = query["sql"].replace('"', "").replace("shop_", "")
        if not sql.startswith(("PRAGMA", "BEGIN", "COMMIT")):
            print(textwrap.fill(sql, 60, subsequent_indent="  "))


class Order(models.Model):
    paid = models.IntegerField(default=0)


with connection.schema_editor() as editor:
    for model in apps.get_models():
        editor.create_model(model)
Order.objects.bulk_create(Order() for _ in range(3))


# --8<-- [start:show]
with CaptureQueriesContext(connection) as queries:
    orders = Order.objects.filter(paid=0).order_by("id")
    page = orders.exclude(id=9)[:2]
    print(len(queries))  # → 0

    print(orders[0].id, orders[0].id, len(queries))  # → 1 1 2

    if orders:  # reads every row
        print(len(queries))  # → 3
    print(orders[0].id, len(orders), orders.count())  # → 1 3 3
    print(orders.exists(), len(queries))  # → True 3

    print(orders.filter(id=2).exists())  # → True
    print(len(queries))  # → 4

    Order.objects.update(paid=1)
    print(orders[0].paid, list(orders.all()))  # → 0 []
    print(len(queries))  # → 6
# --8<-- [end:show]
