import sys

from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
sys.modules["shop"] = sys.modules[__name__]  # the app is this file
settings.configure(DATABASES={"default": SQLITE}, INSTALLED_APPS=["shop"])

import django  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.db.models import (  # noqa: E402
    Count,
    OuterRef,
    Subquery,
    Sum,
)

django.setup()


class Author(models.Model):
    id = models.AutoField(primary_key=True)
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "shop"


class Book(models.Model):
    id = models.AutoField(primary_key=True)
    author = models.ForeignKey(Author, models.CASCADE)
    price = models.IntegerField()

    class Meta:
        app_label = "shop"


class Award(models.Model):
    id = models.AutoField(primary_key=True)
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    for model in (Author, Book, Award):
        editor.create_model(model)
author = Author.objects.create(name="Oybek")
for price in (10, 20):
    Book.objects.create(author=author, price=price)
for _ in range(3):
    Award.objects.create(author=author)

# --8<-- [start:show]
# one author with two books (10 and 20) and three awards
joined = Author.objects.annotate(
    books=Count("book"),
    awards=Count("award", distinct=True),
    total=Sum("book__price"),
)
print(joined.values_list("books", "awards", "total").get())
# → (6, 3, 90)

own = Book.objects.filter(author=OuterRef("pk"))
sums = own.values("author").annotate(x=Sum("price")).values("x")
apart = Author.objects.annotate(books=Count("book"), total=Subquery(sums))
print(apart.values_list("books", "total").get())  # → (2, 30)
# --8<-- [end:show]
