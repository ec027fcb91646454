from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(DATABASES={"default": SQLITE})

import django  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from django.dispatch import receiver  # noqa: E402

django.setup()


class Order(models.Model):
    paid = models.BooleanField(default=False)

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Order)


# --8<-- [start:show]
@receiver(post_save, sender=Order)
def notify(sender, instance, created, **kwargs):
    print("signal", instance.pk)
    transaction.on_commit(lambda: print("committed", instance.pk))


Order.objects.create()
# → signal 1
# → committed 1
try:
    with transaction.atomic():
        Order.objects.create()  # → signal 2
        raise OSError("the bank is down")
except OSError:
    print(Order.objects.count())  # → 1

Order.objects.bulk_create([Order(), Order()])  # no signal
print(Order.objects.update(paid=True))  # → 3
# --8<-- [end:show]
