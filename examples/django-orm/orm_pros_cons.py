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


class Author(models.Model):
    name = models.CharField(max_length=40)


class Book(models.Model):
    title = models.CharField(max_length=40)
    author = models.ForeignKey(Author, models.CASCADE)


with connection.schema_editor() as editor:
    for model in apps.get_models():
        editor.create_model(model)
author = Author.objects.create(name="Abdulla Qahhor")
Book.objects.create(title="Sarob", author=author)


# --8<-- [start:show]
with sent():
    book = Book.objects.get(title="Sarob")
# → SELECT book.id, book.title, book.author_id FROM book WHERE
# →   book.title = 'Sarob' LIMIT 21

with sent():
    print(book.author.name)  # → Abdulla Qahhor
# → SELECT author.id, author.name FROM author WHERE author.id =
# →   1 LIMIT 21

hostile = "x' OR '1'='1"
with sent():
    print(Book.objects.filter(title=hostile).exists())  # → False
# → SELECT 1 AS a FROM book WHERE book.title = 'x'' OR
# →   ''1''=''1' LIMIT 1

sql = "SELECT * FROM shop_book WHERE title = %s"
print(len(Book.objects.raw(sql, [hostile])))  # → 0
# --8<-- [end:show]
