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


# --8<-- [start:models]
class Author(models.Model):
    name = models.CharField(max_length=40)


class Contract(models.Model):
    author = models.OneToOneField(Author, models.PROTECT)


class Tag(models.Model):
    name = models.CharField(max_length=40)


class Book(models.Model):
    author = models.ForeignKey(
        Author, on_delete=models.CASCADE, related_name="books"
    )
    tags = models.ManyToManyField(Tag, related_name="books")


# --8<-- [end:models]
with connection.schema_editor() as editor:
    for model in apps.get_models():
        editor.create_model(model)
author = Author.objects.create(name="Qodiriy")
book = Book.objects.create(author=author)
Book.objects.create(author=author)
novel = Tag.objects.create(name="novel")


# --8<-- [start:sql]
with sent():
    book.tags.add(novel)
# → INSERT OR IGNORE INTO book_tags (book_id, tag_id) VALUES (1,
# →   1)
with sent():
    print(novel.books.filter(author__name="Qodiriy").count())
# → 1
# → SELECT COUNT(*) AS __count FROM book INNER JOIN book_tags ON
# →   (book.id = book_tags.book_id) INNER JOIN author ON
# →   (book.author_id = author.id) WHERE (book_tags.tag_id = 1
# →   AND author.name = 'Qodiriy')
with sent():
    author.delete()
# → SELECT contract.id, contract.author_id FROM contract WHERE
# →   contract.author_id IN (1)
# → SELECT book.id FROM book WHERE book.author_id IN (1)
# → DELETE FROM book_tags WHERE book_tags.book_id IN (1, 2)
# → DELETE FROM book WHERE book.id IN (2, 1)
# → DELETE FROM author WHERE author.id IN (1)
# --8<-- [end:sql]
