import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django_filters",
        "rest_framework",
    ],
    ROOT_URLCONF=__name__,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402
from django_filters.rest_framework import (  # noqa: E402
    DjangoFilterBackend,
)
from rest_framework import generics, pagination, serializers  # noqa: E402
from rest_framework.filters import (  # noqa: E402
    OrderingFilter,
    SearchFilter,
)
from rest_framework.test import APIClient  # noqa: E402


class Author(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "books"


class Book(models.Model):
    title = models.CharField(max_length=40)
    year = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        app_label = "books"


class BookSerializer(serializers.ModelSerializer):
    author = serializers.CharField(source="author.name")

    class Meta:
        model = Book
        fields = ["id", "title", "year", "author"]


class Pages(pagination.PageNumberPagination):
    page_size = 20


# --8<-- [start:show]
class Books(generics.ListAPIView):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer
    pagination_class = Pages  # twenty a page
    filter_backends = [
        DjangoFilterBackend,
        SearchFilter,
        OrderingFilter,
    ]
    filterset_fields = {"year": ["exact", "gte"]}
    search_fields = ["title", "author__name"]
    ordering_fields = ["title", "year"]


class Joined(Books):
    queryset = Books.queryset.select_related("author")


class Only(Books):  # "the serializer reads few fields"
    queryset = Joined.queryset.only("title", "author__name")


# --8<-- [end:show]
urlpatterns = [
    path(f"{view.__name__}/", view.as_view())
    for view in (Books, Joined, Only)
]
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Author)
    editor.create_model(Book)
for number in range(50):
    author = Author.objects.create(name=f"Author {number}")
    Book.objects.create(title="One", year=1950 + number, author=author)


def queries(view, question="") -> int:
    address = f"/{view.__name__}/?{question}"
    with CaptureQueriesContext(connection) as seen:
        APIClient().get(address)
    return len(seen)


def years(question) -> list[int]:
    answer = APIClient().get(f"/Books/?{question}").json()
    return [book["year"] for book in answer["results"]]


# --8<-- [start:counts]
print(queries(Books))  # → 22
print(queries(Joined))  # → 2
print(queries(Only))  # → 22

print(years("year__gte=1998&ordering=-year"))  # → [1999, 1998]
typo = years("yaer__gte=1998&ordering=-yaer")
print(typo[:2])  # → [1950, 1951]
# --8<-- [end:counts]
