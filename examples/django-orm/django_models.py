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


# --8<-- [start:model]
class LowerField(models.EmailField):
    def get_prep_value(self, value):  # on the way to the database
        value = super().get_prep_value(value)
        return value if value is None else value.lower()


class Order(models.Model):
    class Status(models.TextChoices):
        NEW = "new", "new order"
        PAID = "paid", "paid"

    email = LowerField("contact", max_length=80)
    status = models.CharField(
        max_length=8, choices=Status, default=Status.NEW
    )
    note = models.CharField(max_length=99, blank=True)  # "" is empty
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["status"], name="paid")]

    def __str__(self):
        return f"{self.pk}, {self.get_status_display()}"


# --8<-- [end:model]
# --8<-- [start:sql]
with sent(), connection.schema_editor() as editor:
    editor.create_model(Order)
# → CREATE TABLE order (id integer NOT NULL PRIMARY KEY
# →   AUTOINCREMENT, email varchar(80) NOT NULL, status
# →   varchar(8) NOT NULL, note varchar(99) NOT NULL, sent_at
# →   datetime NULL)
# → CREATE INDEX paid ON order (status)

Order.objects.create(email="Ali@Example.uz")
Order.objects.create(status="lost")  # no choice, no e-mail
with sent():
    print(list(Order.objects.filter(email="ALI@example.uz")))
# → [<Order: 1, new order>]
# → SELECT order.id, order.email, order.status, order.note,
# →   order.sent_at FROM order WHERE order.email =
# →   'ali@example.uz' ORDER BY order.id DESC
print(Order.objects.first())  # → 2, lost
# --8<-- [end:sql]
