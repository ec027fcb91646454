from django.conf import settings

DRF = {
    "EXCEPTION_HANDLER": "__main__.shop_exception_handler",
    "UNAUTHENTICATED_USER": None,
}
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "ATOMIC_REQUESTS": True,
}
settings.configure(
    DATABASES={"default": SQLITE}, USE_I18N=False, REST_FRAMEWORK=DRF
)

import django  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from rest_framework.exceptions import NotFound  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.test import APIRequestFactory  # noqa: E402
from rest_framework.views import (  # noqa: E402
    APIView,
    exception_handler,
    set_rollback,
)


class ShopError(Exception):
    status, code = 400, "shop_error"


# --8<-- [start:handler]
# settings.py: REST_FRAMEWORK = {"EXCEPTION_HANDLER": "shop.api…"}
def shop_exception_handler(error, context):
    if isinstance(error, ShopError):
        set_rollback()  # ATOMIC_REQUESTS: keep no half of the work
        body = {"code": error.code, "detail": str(error)}
        return Response(body, error.status)
    # Http404, PermissionDenied and APIException are answered here;
    # for all else it returns None, DRF raises again: a bug, so 500.
    return exception_handler(error, context)


# --8<-- [end:handler]
class Order(APIView):
    def get(self, request, kind):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO orders VALUES (1)")
        raise {"closed": ShopError, "none": NotFound}.get(kind, OSError)


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM orders")
        return cursor.fetchone()[0]


django.setup()
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE orders (id INTEGER)")
request = APIRequestFactory().get("/")
for kind in ("closed", "none"):
    with transaction.atomic():  # what ATOMIC_REQUESTS puts round a view
        print(Order.as_view()(request, kind=kind).status_code)
# → 400
# → 404
print(count())  # → 0
try:
    Order.as_view()(request, kind="bug")
except OSError:
    print("raised again")  # → raised again
