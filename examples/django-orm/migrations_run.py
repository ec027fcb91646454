import sys
from pathlib import Path

from django.conf import settings

sys.path.insert(0, str(Path(__file__).parent))
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    DATABASES={"default": SQLITE}, INSTALLED_APPS=["warehouse"]
)

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.recorder import (  # noqa: E402
    MigrationRecorder,
)

django.setup()


def migrate(target=None):
    arguments = ["warehouse", target] if target else ["warehouse"]
    call_command("migrate", *arguments, verbosity=0)


def query(sql):
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def applied():
    return sorted(
        name
        for _, name in MigrationRecorder(connection).applied_migrations()
    )


# --8<-- [start:show]
migrate("0001")
query("INSERT INTO warehouse_item (name) VALUES ('Green tea')")
migrate()  # forwards, to the end
print(query("SELECT * FROM warehouse_item"))
# → [(1, 'Green tea', 'green-tea')]

query("UPDATE warehouse_item SET slug = 'sencha'")
migrate("0001")  # back: the last migration that stays
print(applied())  # → ['0001_initial']
migrate()
print(query("SELECT * FROM warehouse_item"))
# → [(1, 'Green tea', 'green-tea')]
# --8<-- [end:show]
