import sys

import django
from django.conf import settings

sys.modules["shop"] = sys.modules[__name__]  # the app is this file
settings.configure(
    ALLOWED_HOSTS=["testserver"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "shop",
    ],
    ROOT_URLCONF=__name__,
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import F, Q  # noqa: E402


class Product(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "shop"


class Cart(models.Model):  # a guest's cart has no user
    user = models.OneToOneField(
        "auth.User", models.CASCADE, null=True, related_name="cart"
    )

    class Meta:
        app_label = "shop"


class Item(models.Model):
    cart = models.ForeignKey(Cart, models.CASCADE, "items")
    product = models.ForeignKey("shop.Product", models.CASCADE)
    quantity = models.PositiveIntegerField(default=1)

    class Meta:
        app_label = "shop"
        constraints = [
            models.UniqueConstraint(
                fields=["cart", "product"], name="one_line"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="not_empty"
            ),
        ]


# --8<-- [start:merge]
@transaction.atomic
def merge(guest_id: int, cart: Cart) -> None:
    guests = Cart.objects.select_for_update()
    guest = guests.filter(pk=guest_id, user=None).first()
    if guest is None:  # somebody has merged it already
        return
    for item in guest.items.order_by("product_id"):
        line, made = cart.items.get_or_create(
            product_id=item.product_id,
            defaults={"quantity": item.quantity},
        )
        if not made:
            line.quantity = F("quantity") + item.quantity
            line.save(update_fields=["quantity"])
    guest.delete()


# --8<-- [end:merge]
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    for model in (Product, Cart, Item):
        editor.create_model(model)
tea = Product.objects.create(name="tea")
guest = Cart.objects.create()
guest.items.create(product=tea, quantity=2)
mine = Cart.objects.create(user=User.objects.create_user("aziza"))
mine.items.create(product=tea)
# --8<-- [start:use]
guest_id = guest.pk  # two teas as a guest, one before that
merge(guest_id, mine)
merge(guest_id, mine)  # a double click at login
print(mine.items.get().quantity)  # → 3
# --8<-- [end:use]
