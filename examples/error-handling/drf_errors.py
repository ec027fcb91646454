from django.conf import settings

DRF = {
    "EXCEPTION_HANDLER": "__main__.shop_exception_handler",
    "UNAUTHENTICATED_USER": None,
}
settings.configure(DATABASES={}, USE_I18N=False, REST_FRAMEWORK=DRF)

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
        raise {"closed": ShopError, "none": NotFound}.get(kind, OSError)


request = APIRequestFactory().get("/")
for kind in ("closed", "none"):
    print(Order.as_view()(request, kind=kind).status_code)
# → 400
# → 404
try:
    Order.as_view()(request, kind="bug")
except OSError:
    print("raised again")  # → raised again
