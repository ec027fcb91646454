from django.conf import settings

settings.configure(INSTALLED_APPS=["django.contrib.contenttypes"])

import django  # noqa: E402
from django.db import models  # noqa: E402

django.setup()

# --8<-- [start:show]
# INSTALLED_APPS does not name the app of this file
try:

    class Order(models.Model):
        paid = models.BooleanField(default=False)
except RuntimeError as error:
    print(str(error).partition("app_label and ")[2])
    # → isn't in an application in INSTALLED_APPS.
# --8<-- [end:show]
