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
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    ROOT_URLCONF=__name__,
    SECRET_KEY="x" * 50,
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.cache import cache_page  # noqa: E402
from django.views.decorators.vary import vary_on_cookie  # noqa: E402


# --8<-- [start:show]
def orders(request):
    return HttpResponse(f"orders of {request.user.username}")


urlpatterns = [
    path("plain/", cache_page(60)(orders)),
    path("vary/", cache_page(60)(vary_on_cookie(orders))),
]
# --8<-- [end:show]
call_command("migrate", verbosity=0)
clients = {name: Client() for name in ("aziza", "bekzod")}
for name, client in clients.items():
    client.force_login(User.objects.create_user(name))


def read(name: str, address: str) -> str:
    return clients[name].get(address).content.decode()


# --8<-- [start:prints]
print(read("aziza", "/plain/"))  # → orders of aziza
print(read("bekzod", "/plain/"))  # → orders of aziza

print(read("aziza", "/vary/"))  # → orders of aziza
print(read("bekzod", "/vary/"))  # → orders of bekzod
# --8<-- [end:prints]
