import django
from django.conf import settings

MEMORY = "django.core.files.storage.InMemoryStorage"
settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    STORAGES={"default": {"BACKEND": MEMORY}},
)
django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import connection, models  # noqa: E402


# --8<-- [start:show]
class Invoice(models.Model):
    pdf = models.FileField(upload_to="invoices/%Y/")

    # --8<-- [end:show]
    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Invoice)


# --8<-- [start:use]
first, second = Invoice(), Invoice()
first.pdf.save("march.pdf", ContentFile(b"one"))
second.pdf.save("march.pdf", ContentFile(b"two"))
print(first.pdf.name == second.pdf.name)  # → False

kept = first.pdf.name  # the row holds no bytes, only this path
first.delete()
print(default_storage.exists(kept))  # → True
# --8<-- [end:use]
