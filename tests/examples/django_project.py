"""One Django project for the tests of a process, which may set Django up only once.

    with database(), urls(path("", view)):
        Client().get("/")

A test declares its models with an `app_label` of its own and makes their tables with `create_tables`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import override_settings, setup_test_environment

APPS = ("auth", "contenttypes", "sessions", "messages", "admin", "staticfiles")
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}

if not settings.configured:
    settings.configure(
        SECRET_KEY="for tests only, fifty characters and no less of them",
        ALLOWED_HOSTS=["testserver"],
        DATABASES={"default": SQLITE},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in APPS), "rest_framework", "django_filters"],
        MIGRATION_MODULES=dict.fromkeys(APPS),  # tables are made at once, without their history
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # for speed
        ROOT_URLCONF=(),
        STATIC_URL="static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()
    setup_test_environment()


@contextmanager
def database(postgres_url: str | None = None, *, migrate: bool = True) -> Iterator[BaseDatabaseWrapper]:
    """Make `default` a database of its own, with the tables of `APPS`: PostgreSQL at this address, or SQLite in memory."""
    before = connections["default"], connections.databases["default"]
    chosen = _postgres(postgres_url) if postgres_url else SQLITE
    connections.databases["default"] = connections.configure_settings({"default": dict(chosen)})["default"]
    del connections["default"]
    connection = connections["default"]
    try:
        if migrate:
            call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
        yield connection
    finally:
        connection.close()
        if connection.connection is not None:  # SQLite's in memory, which Django never closes
            connection.connection.close()
        connections["default"], connections.databases["default"] = before


def create_tables(*tables: type[models.Model]) -> None:
    """Make the tables of models that no installed app has, in the order given."""
    with connections["default"].schema_editor() as editor:
        for model in tables:
            editor.create_model(model)


def urls(*patterns) -> override_settings:
    """Make these the project's addresses for the length of a with statement."""
    return override_settings(ROOT_URLCONF=patterns)


def _postgres(address: str) -> dict[str, str]:
    parts = psycopg.conninfo.conninfo_to_dict(address)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    found = {name: str(parts[key]) for name, key in names.items() if parts.get(key)}
    return {"ENGINE": "django.db.backends.postgresql"} | found
