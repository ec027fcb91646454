from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})

import django  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

django.setup()


class Price(models.Model):
    id = models.AutoField(primary_key=True)
    sku = models.IntegerField(unique=True)
    amount = models.IntegerField()

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Price)


# --8<-- [start:show]
def upsert(rows):
    return Price.objects.bulk_create(
        rows,
        batch_size=400,
        update_conflicts=True,
        unique_fields=["sku"],
        update_fields=["amount"],
    )


with CaptureQueriesContext(connection) as seen:
    upsert([Price(sku=n, amount=5) for n in range(10_000)])
kinds = [one["sql"].split()[0] for one in seen]
print(kinds.count("INSERT"), len(kinds))  # → 25 27

upsert([Price(sku=7, amount=9), Price(sku=10_000, amount=9)])
print(Price.objects.count())  # → 10001
again = Price.objects.bulk_create(
    [Price(sku=7, amount=0)], ignore_conflicts=True
)
print(len(again), again[0].pk)  # → 1 None
# --8<-- [end:show]
