import django
from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})
django.setup()

from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


# --8<-- [start:show]
class Author(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        app_label = "shop"


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, models.CASCADE, "books")

    class Meta:
        app_label = "shop"


def count_queries(work) -> int:
    with CaptureQueriesContext(connection) as seen:
        work()
    return len(seen)


def book_list(books) -> list[str]:
    return [f"{book.title}, {book.author.name}" for book in books]


def author_list(authors) -> list[int]:
    return [len(author.books.all()) for author in authors]


# --8<-- [end:show]
with connection.schema_editor() as editor:
    editor.create_model(Author)
    editor.create_model(Book)
for number in range(50):
    author = Author.objects.create(name=f"Author {number}")
    Book.objects.create(title="One", author=author)
    Book.objects.create(title="Two", author=author)

# --8<-- [start:counts]
# 50 authors with two books each
books, authors = Book.objects, Author.objects
print(count_queries(lambda: book_list(books.all())))  # → 101
joined = books.select_related("author")  # one JOIN
print(count_queries(lambda: book_list(joined)))  # → 1

print(count_queries(lambda: author_list(authors.all())))  # → 51
fetched = authors.prefetch_related("books")  # one more query, with IN
print(count_queries(lambda: author_list(fetched)))  # → 2
# --8<-- [end:counts]
