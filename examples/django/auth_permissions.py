from django.conf import settings

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
settings.configure(
    DATABASES={"default": SQLITE},
    INSTALLED_APPS=APPS,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402

django.setup()
call_command("migrate", verbosity=0)

from django.contrib.auth.models import (  # noqa: E402
    Group,
    Permission,
    User,
)

# --8<-- [start:show]
support = Group.objects.create(name="support")
support.permissions.add(Permission.objects.get(codename="change_user"))
ali = User.objects.create_user("ali")
print(ali.has_perm("auth.change_user"))  # → False

ali.groups.add(support)
print(ali.has_perm("auth.change_user"))  # → False
ali = User.objects.get(pk=ali.pk)  # the cache went with the object
print(ali.has_perm("auth.change_user"))  # → True

boss = User.objects.create_superuser("boss")
print(boss.has_perm("no.such_permission"))  # → True
boss.is_active = False
print(boss.has_perm("no.such_permission"))  # → False
# --8<-- [end:show]
