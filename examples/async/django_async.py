import asyncio

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import SynchronousOnlyOperation
from django.db import connection, transaction

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})


@sync_to_async  # one sync function: one thread, one transaction
def answer() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 42")
        return cursor.fetchone()[0]


async def view() -> None:
    try:
        connection.cursor()
    except SynchronousOnlyOperation as error:
        print(type(error).__name__)  # → SynchronousOnlyOperation
    print(await answer())  # → 42


if __name__ == "__main__":
    asyncio.run(view())
