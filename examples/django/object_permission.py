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
from django.shortcuts import get_object_or_404  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, permissions  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402
from rest_framework.views import APIView  # noqa: E402


class Letter(models.Model):
    owner = models.ForeignKey(User, models.CASCADE)
    text = models.TextField()

    class Meta:
        app_label = "post"


# --8<-- [start:show]
class IsOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.owner_id == request.user.pk


class Open(APIView):
    permission_classes = [permissions.IsAuthenticated, IsOwner]

    def get(self, request, pk):
        return Response(get_object_or_404(Letter, pk=pk).text)


class Closed(generics.GenericAPIView):
    permission_classes = [permissions.IsAuthenticated, IsOwner]
    queryset = Letter.objects.all()

    def get(self, request, pk):
        return Response(self.get_object().text)


# --8<-- [end:show]
urlpatterns = [
    path("open/<int:pk>/", Open.as_view()),
    path("closed/<int:pk>/", Closed.as_view()),
]
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Letter)
owner = User.objects.create_user("aziza")
Letter.objects.create(owner=owner, text="My salary")
stranger = APIClient()
stranger.force_authenticate(User.objects.create_user("bekzod"))

# --8<-- [start:use]
print(stranger.get("/open/1/").json())  # → My salary
print(stranger.get("/closed/1/").status_code)  # → 403
# --8<-- [end:use]
