"""What the first half of the Django section says beyond its samples' own comments."""

import asyncio
import gc
import os
import subprocess
import sys

import pytest

from django_project import create_tables, database, urls  # isort: skip (Django is set up before what follows)

import django
from django import forms
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.decorators import login_not_required, login_required
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.core.exceptions import MiddlewareNotUsed, SynchronousOnlyOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, connections, models, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.http import HttpResponse, StreamingHttpResponse
from django.template import Context, Template, engines
from django.template.response import TemplateResponse
from django.test import AsyncClient, Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, Resolver404, include, path, re_path, register_converter, resolve, reverse
from django.views import View
from django.views.generic import ListView
from samples import EXAMPLES


def ok(request, **kwargs):
    return HttpResponse(repr(kwargs))


class Note(models.Model):
    owner = models.CharField(max_length=20)
    title = models.CharField(max_length=20)

    class Meta:
        app_label = "django_a"
        constraints = [models.UniqueConstraint(fields=["owner", "title"], name="one_title_an_owner")]


def manage(folder, *arguments):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


# what-is-django, django-settings


def test_what_startproject_and_startapp_make_and_what_the_deploy_check_finds(tmp_path):
    assert manage(tmp_path, "-m", "django", "startproject", "config", ".").returncode == 0
    assert manage(tmp_path, "manage.py", "startapp", "shop").returncode == 0
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.py")}
    project = {"manage.py", *(f"config/{name}.py" for name in ("__init__", "asgi", "settings", "urls", "wsgi"))}
    app = {f"shop/{name}.py" for name in ("__init__", "admin", "apps", "models", "tests", "views")}
    assert made == project | app | {"shop/migrations/__init__.py"}
    checked = manage(tmp_path, "manage.py", "check", "--deploy")
    errors = "mail.E001" in checked.stderr  # since 6.1: the console mail backend of a new project
    assert errors == (django.VERSION >= (6, 1))
    assert checked.returncode == int(errors)  # warnings alone do not fail it
    for code in ("W004", "W008", "W009", "W012", "W016", "W018", "W020"):
        assert f"security.{code}" in checked.stderr
    assert manage(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING").returncode == 1


def test_a_model_moved_to_another_app_looks_like_one_deleted_and_one_made():
    def state(app):
        found = ProjectState()
        found.add_model(ModelState(app, "Payment", [("id", models.BigAutoField(primary_key=True))]))
        return found

    changes = MigrationAutodetector(state("main"), state("payments"))._detect_changes()
    made = {app: [type(one).__name__ for one in changes[app][0].operations] for app in changes}
    assert made == {"main": ["DeleteModel"], "payments": ["CreateModel"]}


def test_the_name_of_the_app_stands_in_the_table_and_in_the_permission():
    assert Note._meta.db_table == "django_a_note"
    with database():
        assert Permission.objects.filter(content_type__app_label="auth", codename="add_user").exists()


def test_the_only_missing_variable_stops_the_start(tmp_path):
    sample = (EXAMPLES / "django/settings_from_env.py").read_text().replace('os.environ["SECRET_KEY"] = ', "_ = ")
    (tmp_path / "settings.py").write_text(sample)
    assert "KeyError: 'SECRET_KEY'" in manage(tmp_path, "settings.py").stderr


def test_an_unknown_host_gets_400_even_for_a_health_check():
    with urls(path("", ok)), override_settings(ALLOWED_HOSTS=["shop.uz"]):
        assert Client(headers={"host": "shop.uz"}).get("/").status_code == 200
        assert Client(headers={"host": "10.0.0.7"}).get("/").status_code == 400


def test_a_new_secret_key_logs_everybody_out_and_spares_passwords():
    with database(), urls(path("", lambda request: HttpResponse(request.user.username))):
        get_user_model().objects.create_user("ali", password="correct horse")
        client = Client()
        assert client.login(username="ali", password="correct horse")
        assert client.get("/").content == b"ali"
        with override_settings(SECRET_KEY="n" * 50):
            assert client.get("/").content == b""
            assert authenticate(username="ali", password="correct horse")
        old = "for tests only, fifty characters and no less of them"
        other = Client()
        assert other.login(username="ali", password="correct horse")
        with override_settings(SECRET_KEY="n" * 50, SECRET_KEY_FALLBACKS=[old]):
            assert other.get("/").content == b"ali"


def test_the_secret_key_alone_forges_neither_a_login_nor_a_reset_link():
    from django.contrib.auth.tokens import default_token_generator

    first, second = (get_user_model()(pk=1, password=hashed) for hashed in ("md5$a$b", "md5$a$c"))
    assert first.get_session_auth_hash() != second.get_session_auth_hash()
    assert not default_token_generator.check_token(second, default_token_generator.make_token(first))


# django-request-cycle


def test_an_error_in_a_stream_comes_after_200_and_outside_the_transaction():
    seen = []

    def rows():
        seen.append(connection.in_atomic_block)
        yield b"1\n"
        raise OSError("the disk is full")

    def view(request):
        seen.append(connection.in_atomic_block)
        return StreamingHttpResponse(rows())

    with database(), urls(path("", view)):
        connections.settings["default"]["ATOMIC_REQUESTS"] = True
        response = Client().get("/")
        assert response.status_code == 200
        with pytest.raises(OSError, match="full"):
            b"".join(response.streaming_content)
        response.close()
    assert seen == [True, False]


def test_a_try_in_the_view_does_not_catch_what_the_template_raises():
    def view(request):
        try:
            return TemplateResponse(request, engines["django"].from_string("{{ broken }}"), {"broken": lambda: 1 / 0})
        except ZeroDivisionError:
            return HttpResponse("caught")

    with database(), urls(path("", view)), pytest.raises(ZeroDivisionError):
        Client().get("/")


def test_without_a_view_the_url_still_passes_the_middleware():
    seen = []

    def middleware(get_response):
        def handle(request):
            response = get_response(request)
            seen.append((response.status_code, request.resolver_match))
            return response

        return handle

    globals()["_watch"] = middleware
    with urls(path("", ok)), override_settings(MIDDLEWARE=[f"{__name__}._watch"]):
        assert Client().get("/nothing/").status_code == 404
        assert Client().get("/").status_code == 200
    assert seen[0] == (404, None)
    assert seen[1][1].func is ok


# django-urls


class Year:
    regex = "[0-9]{4}"

    def to_python(self, value):
        if int(value) > 2100:
            raise ValueError
        return int(value)

    def to_url(self, value):
        return f"{value:04}"


def test_converters_give_types_and_a_value_error_is_no_match():
    register_converter(Year, "year_a")
    patterns = [path("o/<int:pk>/", ok), path("y/<year_a:year>/", ok, name="year"), re_path(r"^r/(?P<pk>\d+)/$", ok)]
    with urls(*patterns):
        assert resolve("/o/007/").kwargs == {"pk": 7}
        assert resolve("/r/7/").kwargs == {"pk": "7"}
        assert resolve("/y/2026/").kwargs == {"year": 2026}
        assert reverse("year", args=[2026]) == "/y/2026/"
        with pytest.raises(Resolver404):
            resolve("/y/2999/")
        with pytest.raises(Resolver404):
            resolve("/o/-7/")
        with pytest.raises(NoReverseMatch):
            reverse("year")


def test_an_encoded_slash_is_a_slash_by_the_time_of_the_resolver():
    strict = [path("c/<str:number>/", ok, name="c")]
    wide = [path("c/<path:number>/", ok, name="c")]
    with urls(*strict):
        assert Client().get("/c/12%2F2026/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("c", args=["12/2026"])
    with urls(*wide):
        assert Client().get("/c/12%2F2026/").content == b"{'number': '12/2026'}"
        assert reverse("c", args=["12/2026"]) == "/c/12/2026/"

    async def under_asgi():
        return (await AsyncClient().get("/c/12%2F2026/")).status_code

    with urls(*strict):
        assert asyncio.run(under_asgi()) == 404


def test_a_post_without_its_slash_is_redirected_and_turns_into_a_get():
    with urls(path("pay/", lambda request: HttpResponse(request.method))):
        response = Client().post("/pay")
        assert (response.status_code, response["Location"]) == (301, "/pay/")
        assert Client().post("/pay", follow=True).content == b"GET"
        with override_settings(DEBUG=True), pytest.raises(RuntimeError, match="doesn't end in a slash"):
            Client().post("/pay")


def test_one_include_under_two_namespaces():
    shop = ([path("<int:pk>/", ok, name="order")], "shop")
    with urls(path("uz/", include(shop, namespace="uz")), path("en/", include(shop, namespace="en"))):
        assert reverse("uz:order", args=[7]) == "/uz/7/"
        assert reverse("shop:order", args=[7], current_app="uz") == "/uz/7/"


# function-vs-class-views


def test_head_is_answered_by_get_and_a_class_makes_one_object_a_request():
    class Page(View):
        def get(self, request):
            return HttpResponse("x")

    with urls(path("", Page.as_view())):
        assert Client().head("/").status_code == 200
        assert Client().put("/").status_code == 405
    with pytest.raises(TypeError, match="invalid keyword"):
        Page.as_view(no_such_attribute=1)


def test_an_async_class_view_with_the_login_mixin_touches_the_database_on_the_loop(postgres_url):
    class Page(LoginRequiredMixin, View):
        async def get(self, request):
            return HttpResponse("ok")

    class Awaiting(View):
        async def dispatch(self, request):
            if not (await request.auser()).is_authenticated:
                return redirect_to_login(request.path)
            return await super().dispatch(request)

        async def get(self, request):
            return HttpResponse("ok")

    @login_required
    async def function(request):
        return HttpResponse("ok")

    with (
        database(postgres_url),  # several threads, one database
        urls(path("in/", Page.as_view()), path("a/", Awaiting.as_view()), path("f/", function)),
    ):
        user = get_user_model().objects.create_user("ali")
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"].value

        async def ask(address, cookie=cookie):
            client = AsyncClient()
            client.cookies["sessionid"] = cookie
            return (await client.get(address)).status_code

        for address in ("/a/", "/f/"):
            assert asyncio.run(ask(address)) == 200
            assert asyncio.run(ask(address, "unknown")) == 302
        with pytest.raises(SynchronousOnlyOperation):
            asyncio.run(ask("/in/"))


def test_handlers_of_a_class_are_all_sync_or_all_async():
    class Mixed(View):
        def get(self, request):
            """A plain one."""

        async def post(self, request):
            """An async one."""

    with pytest.raises(django.core.exceptions.ImproperlyConfigured):
        Mixed.as_view()


def test_a_list_view_asks_for_a_template_named_after_the_model():
    class Notes(ListView):
        model = Note

    with database():
        create_tables(Note)
        response = Notes.as_view()(RequestFactory().get("/"))
    assert "django_a/note_list.html" in response.template_name


# django-middleware


def test_a_middleware_that_answers_keeps_the_inner_ones_out():
    seen = []

    def layer(name, answers=False):
        def middleware(get_response):
            def handle(request):
                seen.append(f"{name} in")
                response = HttpResponse(status=403) if answers else get_response(request)
                seen.append(f"{name} out")
                return response

            return handle

        return middleware

    globals().update(_a=layer("a"), _b=layer("b", answers=True), _c=layer("c"))
    with urls(path("", ok)), override_settings(MIDDLEWARE=[f"{__name__}._{name}" for name in "abc"]):
        assert Client().get("/").status_code == 403
    assert seen == ["a in", "b in", "b out", "a out"]


def test_hooks_run_in_their_own_orders():
    seen = []

    def layer(name):
        class Layer:
            def __init__(self, get_response):
                self.get_response = get_response

            def __call__(self, request):
                return self.get_response(request)

            def process_view(self, request, view, args, kwargs):
                seen.append(f"{name} view")

            def process_exception(self, request, error):
                seen.append(f"{name} exception")

        return Layer

    def unused(get_response):
        raise MiddlewareNotUsed

    globals().update(_a=layer("a"), _b=layer("b"), _c=unused)
    with urls(path("", lambda request: 1 / 0)), override_settings(MIDDLEWARE=[f"{__name__}._{n}" for n in "abc"]):
        assert Client(raise_request_exception=False).get("/").status_code == 500
    assert seen == ["a view", "b view", "b exception", "a exception"]


def test_a_middleware_above_authentication_has_no_user():
    def early(get_response):
        def handle(request):
            assert not hasattr(request, "user")
            response = get_response(request)
            assert hasattr(request, "user")
            return response

        return handle

    globals()["_early"] = early
    named = [
        f"{__name__}._early",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ]
    with urls(path("", ok)), override_settings(MIDDLEWARE=named):
        assert Client().get("/").status_code == 200


def test_reading_the_body_breaks_uploads_that_worked():
    def log_body(get_response):
        def handle(request):
            len(request.body)
            return get_response(request)

        return handle

    def upload(request):
        return HttpResponse(len(request.FILES["f"].read()))

    globals()["_log_body"] = log_body
    three_megabytes = b"x" * 3_000_000
    with urls(path("", upload)):
        with override_settings(MIDDLEWARE=[]):
            file = SimpleUploadedFile("f", three_megabytes)
            assert Client().post("/", {"f": file}).content == b"3000000"
        with override_settings(MIDDLEWARE=[f"{__name__}._log_body"]):
            file = SimpleUploadedFile("f", three_megabytes)
            assert Client().post("/", {"f": file}).status_code == 400
            assert Client().post("/", {"f": SimpleUploadedFile("f", b"x" * 9)}).content == b"9"


def test_the_static_files_of_runserver_pass_no_middleware(tmp_path):
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    (tmp_path / "site.css").write_text("body {}")
    seen = []

    def watch(get_response):
        def handle(request):
            seen.append(request.path)
            return get_response(request)

        return handle

    globals()["_watch"] = watch
    with (
        urls(path("page/", ok)),
        override_settings(DEBUG=True, STATICFILES_DIRS=[tmp_path], MIDDLEWARE=[f"{__name__}._watch"]),
    ):
        handler = StaticFilesHandler(WSGIHandler())
        statuses = []
        for address in ("/static/site.css", "/page/"):
            environ = RequestFactory().get(address).environ
            response = handler(environ, lambda status, headers: statuses.append(status))
            b"".join(response)
            response.close()
    assert statuses == ["200 OK"] * 2
    assert seen == ["/page/"]


# django-signals


def test_what_sends_signals_and_what_does_not():
    seen = []

    def watch(signal, **kwargs):
        seen.append("delete" if signal is post_delete else "save")

    post_save.connect(watch, sender=Note)
    post_delete.connect(watch, sender=Note)
    try:
        with database():
            create_tables(Note)
            Note.objects.bulk_create([Note(owner="a", title="1"), Note(owner="a", title="2")])
            Note.objects.update(owner="b")
            Note.objects.bulk_update(Note.objects.all(), ["owner"])
            assert seen == []
            Note.objects.get_or_create(owner="c", title="1")
            assert seen == ["save"]
            Note.objects.all().delete()
            assert seen == ["save", "delete", "delete", "delete"]
            Note.objects.create(owner="c", title="1")
            Note.objects.all()._raw_delete("default")
            assert seen[4:] == ["save"]
    finally:
        post_save.disconnect(watch, sender=Note)
        post_delete.disconnect(watch, sender=Note)


def test_receivers_are_weak_called_in_line_and_connected_once_by_their_uid():
    signal, seen = Signal(), []

    def connect_inner():
        def inner(**kwargs):
            seen.append("inner")

        signal.connect(inner)

    connect_inner()
    gc.collect()
    signal.send(None)
    assert seen == []

    def broken(**kwargs):
        raise OSError("smtp")

    signal.connect(broken)
    signal.connect(broken)
    assert len(signal.receivers) == 1
    with pytest.raises(OSError, match="smtp"):
        signal.send(None)
    assert isinstance(signal.send_robust(None)[0][1], OSError)
    for _ in range(2):
        signal.connect(lambda **kwargs: None, weak=False)
    assert len(signal.receivers) == 3
    for _ in range(2):
        signal.connect(lambda **kwargs: None, weak=False, dispatch_uid="one")
    assert len(signal.receivers) == 4


def test_a_receiver_that_raises_stops_save_and_its_row():
    def broken(**kwargs):
        raise OSError("smtp")

    post_save.connect(broken, sender=Note)
    try:
        with database():
            create_tables(Note)
            with pytest.raises(OSError, match="smtp"):
                Note.objects.create(owner="a", title="1")
            kept = Note.objects.count()
    finally:
        post_save.disconnect(broken, sender=Note)
    assert kept == 1  # autocommit: the INSERT had ended before post_save


@pytest.mark.parametrize("robust", [False, True])
def test_the_first_failing_callback_after_commit(robust):
    seen = []

    def broken():
        raise OSError("smtp")

    def place():
        with transaction.atomic():
            Note.objects.create(owner="a", title="1")
            transaction.on_commit(broken, robust=robust)
            transaction.on_commit(lambda: seen.append("second"))

    with database():
        create_tables(Note)
        if robust:
            place()
        else:
            with pytest.raises(OSError, match="smtp"):
                place()
        assert Note.objects.count() == 1
    assert seen == (["second"] if robust else [])


# django-templates-forms


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["title"]


def test_a_constraint_over_a_field_outside_the_form_is_not_validated():
    with database():
        create_tables(Note)
        Note.objects.create(owner="ali", title="milk")
        form = NoteForm({"title": "milk"}, instance=Note(owner="ali"))
        assert form.is_valid()
        with pytest.raises(IntegrityError), transaction.atomic():
            form.save()


def test_the_constraint_can_be_asked_for_by_hand():
    with database():
        create_tables(Note)
        Note.objects.create(owner="ali", title="milk")

        class Checked(NoteForm):
            def clean(self):
                found = super().clean()
                self.instance.title = self.cleaned_data.get("title", "")
                self.instance.validate_constraints()
                return found

        assert not Checked({"title": "milk"}, instance=Note(owner="ali")).is_valid()
        assert Checked({"title": "tea"}, instance=Note(owner="ali")).is_valid()
        whole = forms.modelform_factory(Note, fields=["owner", "title"])
        assert not whole({"owner": "ali", "title": "milk"}).is_valid()


def test_a_form_without_its_token_gets_403():
    with urls(path("", ok)):
        assert Client(enforce_csrf_checks=True).post("/").status_code == 403
        assert Client(enforce_csrf_checks=True).get("/").status_code == 200


def test_templates_are_quiet_about_a_missing_name_and_escape_a_filter():
    from django.template import Library
    from django.utils.html import format_html

    register = Library()

    @register.filter
    def bold(value):
        return f"<b>{value}</b>"

    @register.filter
    def bold_safely(value):
        return format_html("<b>{}</b>", value)

    engine = engines["django"].engine
    engine.template_builtins.append(register)
    try:
        assert Template("[{{ nobody.name }}]").render(Context()) == "[]"
        assert Template("{{ x|bold }}").render(Context({"x": "<"})) == "&lt;b&gt;&lt;&lt;/b&gt;"
        assert Template("{{ x|bold_safely }}").render(Context({"x": "<"})) == "<b>&lt;</b>"
    finally:
        engine.template_builtins.remove(register)


@pytest.mark.skipif(django.VERSION < (6, 0), reason="template partials came with Django 6.0")
def test_partials():
    text = "{% partialdef row inline %}<li>{{ x }}</li>{% endpartialdef %}{% partial row %}"
    assert Template(text).render(Context({"x": 1})) == "<li>1</li><li>1</li>"


def test_an_unticked_box_is_false_and_a_bound_form_with_no_data_is_not_unbound():
    class Terms(forms.Form):
        agree = forms.BooleanField(required=False)

    form = Terms({})
    assert form.is_bound
    assert form.is_valid()
    assert form.cleaned_data == {"agree": False}
    assert not Terms().is_valid()


# django-auth


def test_a_deactivated_user_is_out_at_the_next_request_and_in_again_when_activated():
    with database(), urls(path("", lambda request: HttpResponse(request.user.username))):
        users = get_user_model().objects
        users.create_user("ali", password="correct horse")
        client = Client()
        assert client.login(username="ali", password="correct horse")
        users.update(is_active=False)
        assert client.get("/").content == b""
        assert authenticate(username="ali", password="correct horse") is None
        users.update(is_active=True)
        assert client.get("/").content == b"ali"
        user = users.get()
        user.set_password("battery staple")
        user.save()
        assert client.get("/").content == b""


def test_login_changes_the_key_of_the_session_and_keeps_what_was_in_it():
    def visit(request):
        request.session["cart"] = [7]
        return HttpResponse()

    with database(), urls(path("", visit)):
        get_user_model().objects.create_user("ali", password="correct horse")
        client = Client()
        client.get("/")
        before = client.cookies["sessionid"].value
        assert client.login(username="ali", password="correct horse")
        assert client.cookies["sessionid"].value != before
        assert client.session["cart"] == [7]
        assert not Session.objects.filter(pk=before).exists()


def test_a_permission_on_one_object_is_refused_by_the_model_backend():
    with database():
        ali = get_user_model().objects.create_user("ali")
        ali.user_permissions.add(Permission.objects.get(codename="change_user"))
        ali = get_user_model().objects.get()
        assert ali.has_perm("auth.change_user")
        assert not ali.has_perm("auth.change_user", ali)


def test_an_older_hash_is_renewed_at_login():
    argon = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    md5 = "django.contrib.auth.hashers.MD5PasswordHasher"
    with database():
        get_user_model().objects.create_user("ali", password="correct horse")
        assert get_user_model().objects.get().password.startswith("md5$")
        with override_settings(PASSWORD_HASHERS=[argon, md5]):
            assert authenticate(username="ali", password="correct horse")
        assert get_user_model().objects.get().password.startswith("pbkdf2_sha256$")
    assert PBKDF2PasswordHasher.iterations >= 1_000_000


def test_group_permissions_take_two_queries_for_a_request():
    with database() as connection:
        ali = get_user_model().objects.create_user("ali")
        group = Group.objects.create(name="support")
        group.permissions.add(Permission.objects.get(codename="change_user"))
        ali.groups.add(group)
        ali = get_user_model().objects.get()
        with CaptureQueriesContext(connection) as seen:
            assert ali.has_perm("auth.change_user")
            assert not ali.has_perm("auth.delete_user")
        assert len(seen) == 2


def test_login_required_for_all_by_one_middleware():
    @login_not_required
    def public(request):
        return HttpResponse()

    middleware = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
    ]
    patterns = path("", ok), path("public/", public)
    with database(), urls(*patterns), override_settings(MIDDLEWARE=middleware, LOGIN_URL="/login/"):
        assert Client().get("/").status_code == 302
        assert Client().get("/public/").status_code == 200


# what the lists of mistakes say


def test_a_moved_model_keeps_its_table_and_leaves_its_old_content_type(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    field = '[("id", models.BigAutoField(primary_key=True, serialize=False))]'
    head = "from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n"
    state = "    operations = [migrations.SeparateDatabaseAndState(state_operations=[{}])]\n"
    for name in (
        "main/__init__",
        "main/models",
        "main/migrations/__init__",
        "payments/__init__",
        "payments/migrations/__init__",
    ):
        write(f"{name}.py", "")
    write("main/migrations/0001_first.py", f'{head}    operations = [migrations.CreateModel("Payment", {field})]\n')
    gone = state.format('migrations.DeleteModel("Payment")')
    write("main/migrations/0002_gone.py", f'{head}    dependencies = [("main", "0001_first")]\n{gone}')
    made = state.format(f'migrations.CreateModel("Payment", {field}, options={{"db_table": "main_payment"}})')
    write("payments/migrations/0001_first.py", f'{head}    dependencies = [("main", "0002_gone")]\n{made}')
    model = (
        "from django.db import models\n\nclass Payment(models.Model):\n    id = models.BigAutoField(primary_key=True)\n"
    )
    write("payments/models.py", f'{model}\n    class Meta:\n        db_table = "main_payment"\n')
    write(
        "run.py",
        """
import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

apps = ["django.contrib.contenttypes", "django.contrib.auth", "main", "payments"]
database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(INSTALLED_APPS=apps, DATABASES={"default": database}, DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()
call_command("migrate", "contenttypes", verbosity=0)
call_command("migrate", "auth", verbosity=0)
call_command("migrate", "main", "0001", verbosity=0)
connection.cursor().execute("INSERT INTO main_payment (id) VALUES (7)")
call_command("migrate", verbosity=0)
call_command("makemigrations", check_changes=True, verbosity=0)
from django.contrib.contenttypes.models import ContentType
from payments.models import Payment
assert Payment.objects.get().pk == 7
print(*ContentType.objects.filter(model="payment").order_by("app_label").values_list("app_label", flat=True))
""",
    )
    result = manage(tmp_path, "run.py")
    assert result.stdout == "main payments\n", result.stderr


def test_https_that_ends_at_the_proxy_may_cost_forms_a_403():
    def post():
        client = Client(enforce_csrf_checks=True)
        client.cookies["csrftoken"] = token = "a" * 32
        headers = {"host": "testserver", "origin": "https://testserver", "x-forwarded-proto": "https"}
        return client.post("/", headers={**headers, "x-csrftoken": token}).status_code

    with urls(path("", ok)):
        assert post() == 403
        with override_settings(CSRF_TRUSTED_ORIGINS=["https://testserver"]):
            assert post() == 200
        with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
            assert post() == 200


def test_a_class_without_as_view_and_a_path_with_a_leading_slash():
    with urls(path("", View)):
        assert "urls.E009" in {one.id for one in run_checks(tags=["urls"])}
        with pytest.raises(TypeError):
            Client().get("/")
    with urls(path("/orders/", ok)):
        assert "urls.W002" in {one.id for one in run_checks(tags=["urls"])}


def test_create_stores_the_password_as_it_is():
    with database():
        user = get_user_model().objects.create(username="ali", password="correct horse")
        assert user.password == "correct horse"
        assert authenticate(username="ali", password="correct horse") is None
