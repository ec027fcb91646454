import django
from django.conf import settings

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
        "rest_framework",
    ],
    ROOT_URLCONF=__name__,
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from rest_framework import routers, serializers, viewsets  # noqa: E402
from rest_framework.decorators import action  # noqa: E402
from rest_framework.permissions import IsAuthenticated  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402


class Order(models.Model):
    owner = models.ForeignKey(User, models.CASCADE)
    paid = models.BooleanField(default=False)

    class Meta:
        app_label = "shop"


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "owner", "paid"]
        read_only_fields = fields


# --8<-- [start:show]
class Orders(viewsets.ModelViewSet):
    serializer_class = OrderSerializer
    permission_classes = [IsAuthenticated]
    http_method_names = ["get", "post"]

    def get_queryset(self):
        return Order.objects.filter(owner=self.request.user)

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)

    @action(detail=True, methods=["post"])
    def pay(self, request, pk=None):
        order = self.get_object()
        order.paid = True
        order.save(update_fields=["paid"])
        return Response(self.get_serializer(order).data)


router = routers.DefaultRouter()
router.register("orders", Orders, basename="order")
# --8<-- [end:show]
urlpatterns = router.urls
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Order)
aziza, bekzod = APIClient(), APIClient()
aziza.force_authenticate(User.objects.create_user("aziza"))
bekzod.force_authenticate(User.objects.create_user("bekzod"))

# --8<-- [start:use]
made = aziza.post("/orders/", {"owner": 2, "paid": True})
print(made.json())  # → {'id': 1, 'owner': 1, 'paid': False}
print(aziza.post("/orders/1/pay/").json()["paid"])  # → True
print(bekzod.post("/orders/1/pay/").status_code)  # → 404
print(bekzod.get("/orders/").json())  # → []
print(aziza.delete("/orders/1/").status_code)  # → 405
# --8<-- [end:use]
