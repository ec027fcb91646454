from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})

import django  # noqa: E402
from django.db import (  # noqa: E402
    DatabaseError,
    IntegrityError,
    connection,
    models,
    transaction,
)
from django.test.utils import CaptureQueriesContext  # noqa: E402

django.setup()


class Tag(models.Model):
    id = models.AutoField(primary_key=True)
    name = models.CharField(max_length=40, unique=True)

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Tag)
Tag.objects.create(name="tea")
# --8<-- [start:show]
try:
    with transaction.atomic():
        try:
            Tag.objects.create(name="tea")  # is there already
        except IntegrityError:
            Tag.objects.get(name="tea")
except DatabaseError as error:
    print(type(error).__name__)  # → TransactionManagementError

with CaptureQueriesContext(connection) as seen:
    with transaction.atomic():
        try:
            with transaction.atomic():  # a savepoint
                Tag.objects.create(name="tea")
        except IntegrityError:
            Tag.objects.get(name="tea")
print(*[one["sql"].split()[0] for one in seen])
# → BEGIN SAVEPOINT INSERT ROLLBACK RELEASE SELECT COMMIT
# --8<-- [end:show]
