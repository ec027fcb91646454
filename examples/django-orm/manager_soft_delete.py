import sys

from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
sys.modules["shop"] = sys.modules[__name__]  # the app is this file
settings.configure(
    DATABASES={"default": SQLITE},
    INSTALLED_APPS=["shop"],
    USE_TZ=True,
)

import django  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.utils import timezone  # noqa: E402

django.setup()


# --8<-- [start:show]
class ItemQuerySet(models.QuerySet):
    def live(self):
        return self.filter(deleted_at=None)

    def delete(self):
        return self.update(deleted_at=timezone.now())

    delete.alters_data = True  # not from a template
    delete.queryset_only = True  # nor Item.objects.delete()


class LiveManager(models.Manager.from_queryset(ItemQuerySet)):
    def get_queryset(self):
        return super().get_queryset().live()


class Item(models.Model):
    name = models.CharField(max_length=40)
    deleted_at = models.DateTimeField(null=True, editable=False)
    everything = ItemQuerySet.as_manager()  # first: the default
    objects = LiveManager()

    # --8<-- [end:show]
    id = models.AutoField(primary_key=True)

    class Meta:
        app_label = "shop"


class Line(models.Model):
    id = models.AutoField(primary_key=True)
    item = models.ForeignKey(Item, models.CASCADE)

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Item)
    editor.create_model(Line)
# --8<-- [start:use]
tea = Item.objects.create(name="tea")
Line.objects.create(item=tea)
Item.objects.filter(name="tea").delete()  # an UPDATE

print(Item.objects.count())  # → 0
print(Line.objects.get().item.name)  # → tea
print(Line.objects.filter(item__name="tea").count())  # → 1
tea.delete()  # the model's own method
print(Item.everything.count(), Line.objects.count())  # → 0 0
# --8<-- [end:use]
