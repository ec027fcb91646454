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
class Named(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        abstract = True  # no table


class Product(Named):
    price = models.IntegerField()


class Ebook(Product):  # a second table and a hidden OneToOneField
    pages = models.IntegerField()


class Gift(Product):
    class Meta:
        proxy = True  # no table: the rows of Product


# --8<-- [end:models]
with connection.schema_editor() as editor:
    for model in apps.get_models():
        if not model._meta.proxy:
            editor.create_model(model)


# --8<-- [start:sql]
with sent():
    Ebook.objects.create(name="Sarob", price=0, pages=300)
# → INSERT INTO product (name, price) VALUES ('Sarob', 0)
# →   RETURNING product.id
# → INSERT INTO ebook (product_ptr_id, pages) VALUES (1, 300)

with sent():
    print(Ebook.objects.filter(price=0).count())  # → 1
# → SELECT COUNT(*) AS __count FROM ebook INNER JOIN product ON
# →   (ebook.product_ptr_id = product.id) WHERE product.price =
# →   0

item = Product.objects.get()
print(type(item).__name__)  # → Product
with sent():
    print(item.ebook.pages)  # → 300
# → SELECT product.id, product.name, product.price,
# →   ebook.product_ptr_id, ebook.pages FROM ebook INNER JOIN
# →   product ON (ebook.product_ptr_id = product.id) WHERE
# →   ebook.product_ptr_id = 1 LIMIT 21
print(Gift.objects.count())  # → 1
# --8<-- [end:sql]
