from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    DATABASES={"default": SQLITE, "replica": dict(SQLITE)},
    DATABASE_ROUTERS=["__main__.PrimaryReplica"],
)

from contextvars import ContextVar  # noqa: E402

import django  # noqa: E402
from django.db import connections, models  # noqa: E402

django.setup()


class Order(models.Model):
    id = models.AutoField(primary_key=True)

    class Meta:
        app_label = "shop"


for connection in connections.all():
    with connection.schema_editor() as editor:
        editor.create_model(Order)
# --8<-- [start:show]
wrote = ContextVar("wrote", default=False)


class PrimaryReplica:
    def db_for_read(self, model, **hints):
        return "default" if wrote.get() else "replica"

    def db_for_write(self, model, **hints):
        wrote.set(True)  # middleware resets it for each request
        return "default"

    def allow_relation(self, one, other, **hints):
        return True  # both hold the same rows

    def allow_migrate(self, db, app_label, **hints):
        return db == "default"


print(Order.objects.all().db)  # → replica
Order.objects.create()
print(Order.objects.all().db, Order.objects.count())  # → default 1

wrote.set(False)  # the next request, before the replica has it
print(Order.objects.count())  # → 0
print(Order.objects.select_for_update().db)  # → default
# --8<-- [end:show]
