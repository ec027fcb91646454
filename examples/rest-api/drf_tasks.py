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
    INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_AUTHENTICATION_CLASSES": [],
    },
    ROOT_URLCONF=__name__,
)
django.setup()

from django.db import connection, models  # noqa: E402
from rest_framework import routers, serializers, viewsets  # noqa: E402


# --8<-- [start:show]
class Task(models.Model):
    title = models.CharField(max_length=80)
    done = models.BooleanField(default=False)

    class Meta:
        app_label = "tasks"


class TaskSerializer(serializers.ModelSerializer):
    class Meta:
        model = Task
        fields = ["id", "title", "done"]


class TaskViewSet(viewsets.ModelViewSet):  # six operations at once
    queryset = Task.objects.order_by("id")
    serializer_class = TaskSerializer


router = routers.DefaultRouter()
router.register("tasks", TaskViewSet)
urlpatterns = router.urls
# --8<-- [end:show]

if __name__ == "__main__":
    from rest_framework.test import APIClient

    with connection.schema_editor() as editor:
        editor.create_model(Task)
    client = APIClient()
    made = client.post("/tasks/", {"title": "Learn REST"}, format="json")
    print(made.status_code, made.json()["done"])  # → 201 False
    done = client.patch("/tasks/1/", {"done": True}, format="json")
    print(done.json())  # → {'id': 1, 'title': 'Learn REST', 'done': True}
    print(client.post("/tasks/", {}, format="json").status_code)  # → 400
    print(client.delete("/tasks/1/").status_code)  # → 204
