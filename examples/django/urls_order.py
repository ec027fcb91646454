from django.conf import settings

settings.configure(ROOT_URLCONF=__name__)

from django.urls import include, path, resolve, reverse  # noqa: E402


def order(request, code):
    """Show an order."""


def new_order(request):
    """Show an empty form."""


# --8<-- [start:show]
shop = [
    path("<slug:code>/", order, name="order"),
    path("new/", new_order, name="new-order"),  # too late
]
urlpatterns = [path("orders/", include((shop, "shop")))]

print(reverse("shop:order", args=["a-7"]))  # → /orders/a-7/
print(reverse("shop:new-order"))  # → /orders/new/

found = resolve("/orders/new/")
print(found.func.__name__, found.kwargs)  # → order {'code': 'new'}
# --8<-- [end:show]
