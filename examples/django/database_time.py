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
    ],
    ROOT_URLCONF=__name__,
)
django.setup()

import time  # noqa: E402

from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


# --8<-- [start:show]
class DatabaseTime:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        count, spent = 0, 0.0

        def measure(execute, *arguments):
            nonlocal count, spent
            start = time.perf_counter()
            try:
                return execute(*arguments)
            finally:
                count += 1
                spent += time.perf_counter() - start

        with connection.execute_wrapper(measure):
            response = self.get_response(request)
        value = f'db;desc="{count}";dur={spent * 1000:.1f}'
        response["Server-Timing"] = value
        return response


# --8<-- [end:show]
def members(request):
    groups = Group.objects.all()
    return HttpResponse([len(group.user_set.all()) for group in groups])


urlpatterns = [path("members/", members)]
call_command("migrate", verbosity=0)
for name in ("north", "south", "west"):
    Group.objects.create(name=name)
settings.MIDDLEWARE = [f"{__name__}.DatabaseTime"]

# --8<-- [start:use]
answer = Client().get("/members/")  # three groups, each counted
print(answer["Server-Timing"].split(";")[1])  # → desc="4"
# --8<-- [end:use]
