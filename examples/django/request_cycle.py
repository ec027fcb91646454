from django.conf import settings

LOADER = "django.template.loaders.locmem.Loader"
settings.configure(
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["__main__.middleware"],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [(LOADER, {"page": "{{ lines }}"})]},
        }
    ],
)

import django  # noqa: E402
from django.core.signals import (  # noqa: E402
    request_finished,
    request_started,
)
from django.template.response import TemplateResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402

django.setup()


# --8<-- [start:show]
def middleware(get_response):
    def handle(request):
        print("in")
        response = get_response(request)
        print("out")
        return response

    return handle


def lines():  # called by the template; a QuerySet waits likewise
    print("query")
    return ["tea", "bread"]


def view(request):
    response = TemplateResponse(request, "page", {"lines": lines})
    print("view returns")
    return response


urlpatterns = [path("", view)]
# --8<-- [end:show]


def started(**kwargs):
    print("request_started")


def finished(**kwargs):
    print("request_finished")


request_started.connect(started)
request_finished.connect(finished)
# --8<-- [start:get]
Client().get("/")
# → request_started
# → in
# → view returns
# → query
# → out
# → request_finished
# --8<-- [end:get]
