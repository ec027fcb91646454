import sys
from pathlib import Path

from django.conf import settings

sys.path.insert(0, str(Path(__file__).parent))
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    DATABASES={"default": SQLITE}, INSTALLED_APPS=["warehouse"]
)

from functools import partial  # noqa: E402

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError, connection  # noqa: E402

django.setup()
migrate = partial(call_command, "migrate", "warehouse", verbosity=0)


def query(sql):
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


# --8<-- [start:show]
# a table that was there before Django
query("CREATE TABLE warehouse_item (id integer PRIMARY KEY, name text)")
query("INSERT INTO warehouse_item (name) VALUES ('Green tea')")
try:
    migrate()
except DatabaseError as error:
    print(error)  # → table "warehouse_item" already exists

migrate(fake_initial=True)  # 0001 is only recorded, 0002 runs
print(query("SELECT slug FROM warehouse_item"))  # → [('green-tea',)]

migrate("0001", fake=True)  # "to run 0002 once more"
try:
    migrate()
except DatabaseError as error:
    print(error)  # → duplicate column name: slug
# --8<-- [end:show]
