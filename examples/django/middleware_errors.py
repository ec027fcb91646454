from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["testserver"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["__main__.outer", "__main__.Inner"],
    LOGGING_CONFIG=None,
)

import django  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402

django.setup()


# --8<-- [start:show]
def outer(get_response):  # runs once, when the server starts
    def handle(request):  # runs for each request
        try:
            response = get_response(request)
        except ZeroDivisionError:
            print("outer caught it")
            raise
        print("outer saw", response.status_code)
        return response

    return handle


class Inner:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        print("hook saw", type(exception).__name__)


urlpatterns = [path("", lambda request: 1 / 0)]
Client(raise_request_exception=False).get("/")
# → hook saw ZeroDivisionError
# → outer saw 500
# --8<-- [end:show]
