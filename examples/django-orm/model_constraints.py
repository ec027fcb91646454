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

from django.core.exceptions import ValidationError  # noqa: E402
from django.core.validators import MinValueValidator  # noqa: E402
from django.db import IntegrityError, connection, models  # noqa: E402
from django.db.models import Q  # noqa: E402
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
class Coupon(models.Model):
    code = models.CharField(max_length=9, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    price = models.IntegerField(validators=[MinValueValidator(1)])
    percent = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=90), name="at_most_90"
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(used_at=None),
                name="one_live",
            ),
        ]


# --8<-- [end:model]

# --8<-- [start:show]
with sent(), connection.schema_editor() as editor:
    editor.create_model(Coupon)
# → CREATE TABLE coupon (id integer NOT NULL PRIMARY KEY
# →   AUTOINCREMENT, code varchar(9) NOT NULL, used_at datetime
# →   NULL, price integer NOT NULL, percent integer NULL,
# →   CONSTRAINT at_most_90 CHECK (percent <= 90))
# → CREATE UNIQUE INDEX one_live ON coupon (code) WHERE used_at
# →   IS NULL
Coupon.objects.create(code="A", price=-5)  # percent is NULL
print(Coupon.objects.filter(price__lt=1).count())  # → 1

with CaptureQueriesContext(connection) as queries:
    try:
        Coupon(code="A", price=-5, percent=99).full_clean()
    except ValidationError as error:
        print(*error.messages, sep="\n")
# → Ensure this value is greater than or equal to 1.
# → Constraint “at_most_90” is violated.
# → Constraint “one_live” is violated.
print(len(queries))  # → 2

try:
    Coupon.objects.update(percent=99)
except IntegrityError as error:
    print(error)  # → CHECK constraint failed: at_most_90
# --8<-- [end:show]
