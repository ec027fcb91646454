from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])

import django  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402
from django.views import View  # noqa: E402

django.setup()
orders = {7, 8}


# --8<-- [start:show]
def delete(request, pk):
    orders.discard(pk)
    return HttpResponse(status=204)


class Delete(View):
    def post(self, request, pk):
        orders.discard(pk)
        return HttpResponse(status=204)


urlpatterns = [
    path("f/<int:pk>/", delete),
    path("c/<int:pk>/", Delete.as_view()),
]
client = Client()
print(client.get("/f/7/").status_code, orders)  # → 204 {8}
answer = client.get("/c/8/")
print(answer.status_code, answer["Allow"])  # → 405 POST, OPTIONS
print(orders)  # → {8}
# --8<-- [end:show]
