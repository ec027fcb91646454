import sys

import django
from django.conf import settings

APPS = "admin auth contenttypes messages sessions".split()
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": CONTEXT},
}
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
    INSTALLED_APPS=[*(f"django.contrib.{app}" for app in APPS), "shop"],
    MIDDLEWARE=MIDDLEWARE,
    ROOT_URLCONF=__name__,
    SECRET_KEY="x" * 50,
    STATIC_URL="/static/",
    TEMPLATES=[TEMPLATES],
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402


class City(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "shop"

    def __str__(self):
        return self.name


class Shop(models.Model):
    name = models.CharField(max_length=40)
    city = models.ForeignKey(City, models.CASCADE)

    class Meta:
        app_label = "shop"


# --8<-- [start:show]
class ByField(admin.ModelAdmin):
    list_display = ["name", "city"]  # Django joins by itself
    search_fields = ["name"]
    list_filter = ["city"]


class ByMethod(ByField):
    list_display = ["name", "city_name"]

    @admin.display(description="City", ordering="city__name")
    def city_name(self, shop):
        return shop.city.name  # a query for each row


class Joined(ByMethod):
    list_select_related = ["city"]  # the cure


# --8<-- [end:show]
urlpatterns = []


def page_queries(admin_class) -> int:
    site = admin.AdminSite()
    site.register(Shop, admin_class)
    urlpatterns[:] = [path("admin/", site.urls)]
    django.urls.clear_url_caches()
    client = Client()
    client.force_login(User.objects.get())
    with CaptureQueriesContext(connection) as seen:
        answer = client.get("/admin/shop/shop/")
    assert answer.status_code == 200
    return len([one for one in seen if "shop_" in one["sql"]])


call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(City)
    editor.create_model(Shop)
User.objects.create_superuser("aziza")
city = City.objects.create(name="Buxoro")
for number in range(50):
    Shop.objects.create(name=f"Shop {number}", city=city)

# --8<-- [start:counts]
# queries to the shop tables for a page of 50 rows
print(page_queries(ByField))  # → 4
print(page_queries(ByMethod))  # → 54
print(page_queries(Joined))  # → 4
# --8<-- [end:counts]
