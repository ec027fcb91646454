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
from django.db.models import F, Q  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


@contextmanager
def sent():  # prints the SQL, without its quotes and the prefix
    with CaptureQueriesContext(connection) as queries:
        yield
    for query in queries:
        sql = query["sql"].replace('"', "").replace("shop_", "")
        if not sql.startswith(("PRAGMA", "BEGIN", "COMMIT")):
            print(textwrap.fill(sql, 60, subsequent_indent="  "))


class Author(models.Model):
    name = models.CharField(max_length=40)


class Book(models.Model):
    year = models.IntegerField(null=True)
    stock = models.IntegerField(default=0)
    author = models.ForeignKey(Author, models.CASCADE, "books")


with connection.schema_editor() as editor:
    for model in apps.get_models():
        editor.create_model(model)
cholpon = Author.objects.create(name="Cholpon")
cholpon.books.create(year=1926, stock=1)
cholpon.books.create(year=1933, stock=5)
cholpon.books.create(year=1934, stock=5)


# --8<-- [start:show]
left = Book.objects.filter(Q(year=1926) | Q(year=None), stock__gte=1)
with sent():
    print(left.update(stock=F("stock") - 1))  # → 1
# → UPDATE book SET stock = (book.stock - 1) WHERE ((book.year =
# →   1926 OR book.year IS NULL) AND book.stock >= 1)
print(left.update(stock=F("stock") - 1))  # → 0

a = Author.objects  # one author, books of 1926, 1933 and 1934
with sent():
    print(a.filter(books__year=1926).filter(books__stock=5).count())
# → 2
# → SELECT COUNT(*) AS __count FROM author INNER JOIN book ON
# →   (author.id = book.author_id) INNER JOIN book T3 ON
# →   (author.id = T3.author_id) WHERE (book.year = 1926 AND
# →   T3.stock = 5)

old = {"books__year": 1926, "books__stock": 5}  # no such book
print(a.filter(**old).count(), a.exclude(**old).count())  # → 0 0
rows = Book.objects.filter(year=1926, stock=5)
print(a.exclude(books__in=rows).count())  # → 1
# --8<-- [end:show]
