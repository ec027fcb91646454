"""What the second half of the section on Django says, beyond what its samples print themselves."""

import threading

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connections, models, transaction
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.views.decorators.cache import cache_page
from django.views.decorators.vary import vary_on_headers
from django_project import create_tables, database, urls
from rest_framework import generics, pagination, permissions, routers, serializers, throttling, viewsets
from rest_framework.authentication import BasicAuthentication, SessionAuthentication
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.test import APIClient, APIRequestFactory
from rest_framework.views import APIView
from samples import read


class Writer(models.Model):
    name = models.CharField(max_length=40, unique=True)

    class Meta:
        app_label = "django_b"

    def clean(self):
        raise AssertionError("a serializer never calls clean")


class Novel(models.Model):
    title = models.CharField(max_length=40)
    writer = models.ForeignKey(Writer, models.CASCADE)

    class Meta:
        app_label = "django_b"


class Draft(models.Model):
    writer = models.ForeignKey(Writer, models.CASCADE, null=True)

    class Meta:
        app_label = "django_b"


class Cart(models.Model):
    user = models.IntegerField(null=True)

    class Meta:
        app_label = "django_b"


class Item(models.Model):
    cart = models.ForeignKey(Cart, models.DO_NOTHING, "items", db_constraint=False)  # no app, so no cascade
    product_id = models.IntegerField()
    quantity = models.IntegerField()

    class Meta:
        app_label = "django_b"
        constraints = (models.UniqueConstraint(fields=["cart", "product_id"], name="django_b_one_line"),)


@pytest.fixture
def tables():
    from django.core.cache import cache

    cache.clear()
    with database() as connection:
        create_tables(Writer, Novel)
        yield connection


def user(name="aziza", **fields):
    from django.contrib.auth.models import User

    return User.objects.create_user(name, **fields)


def count(work, kind="") -> int:
    with CaptureQueriesContext(connections["default"]) as seen:
        work()
    return len([one for one in seen if one["sql"].startswith(kind)])


# the admin


def test_a_relation_two_steps_away_is_not_joined_by_the_admin(tables):
    from django.contrib import admin

    for number in range(10):
        Novel.objects.create(title="One", writer=Writer.objects.create(name=f"Writer {number}"))

    class ByLookup(admin.ModelAdmin):
        list_display = ("title", "writer__name")

    request = RequestFactory().get("/")
    request.user = user(is_superuser=True)
    model_admin = ByLookup(Novel, admin.AdminSite())
    rows = model_admin.get_changelist_instance(request).result_list
    looked_up = count(lambda: [admin.utils.lookup_field("writer__name", row, model_admin) for row in rows])
    assert looked_up in (10, 11)


def test_a_relation_that_may_be_null_is_joined_since_6_1(tables):
    from django.contrib import admin

    class ByField(admin.ModelAdmin):
        list_display = ("id", "writer")

    create_tables(Draft)
    for number in range(10):
        Draft.objects.create(writer=Writer.objects.create(name=f"Writer {number}"))
    request = RequestFactory().get("/")
    request.user = user(is_superuser=True)
    rows = list(ByField(Draft, admin.AdminSite()).get_changelist_instance(request).result_list)
    assert count(lambda: [row.writer.name for row in rows]) == (0 if django.VERSION >= (6, 1) else 10)


def test_the_action_delete_selected_does_not_call_delete_of_the_model(tables, monkeypatch):
    from django.contrib import admin

    called = []
    monkeypatch.setattr(Writer, "delete", lambda self: called.append(self))
    Writer.objects.create(name="Qodiriy")
    admin.ModelAdmin(Writer, admin.AdminSite()).delete_queryset(None, Writer.objects.all())
    assert called == [] and not Writer.objects.exists()


def test_staff_without_a_permission_get_403_and_strangers_the_login_page(tables):
    from django.contrib import admin

    site = admin.AdminSite()
    site.register(Writer)
    from django.contrib.auth.models import User

    site.register(User)
    with urls(path("admin/", site.urls)):
        stranger, staff = Client(), Client()
        staff.force_login(user(is_staff=True))
        assert stranger.get("/admin/auth/user/").status_code == 302
        assert staff.get("/admin/auth/user/").status_code == 403


# caches and sessions


def test_a_change_inside_a_session_value_is_lost(tables):
    from django.http import HttpResponse

    def add(request):
        request.session.setdefault("cart", [])
        request.session["cart"].append(1)
        return HttpResponse(len(request.session["cart"]))

    def add_and_say(request):
        request.session.modified = True
        return add(request)

    with urls(path("add/", add), path("say/", add_and_say)):
        client = Client()
        assert [client.get("/add/").content for _ in range(3)] == [b"1", b"2", b"2"]
        client = Client()
        assert [client.get("/say/").content for _ in range(3)] == [b"1", b"2", b"3"]


def test_cache_page_minds_authorization_but_no_header_of_your_own(tables):
    from django.http import HttpResponse

    def echo(request):
        return HttpResponse(request.headers.get("X-Api-Key") or request.headers.get("Authorization"))

    def ask(address, header):
        return [Client().get(address, headers={header: key}).content for key in ("one", "two")]

    with urls(path("", cache_page(60)(echo)), path("vary/", cache_page(60)(vary_on_headers("X-Api-Key")(echo)))):
        assert ask("/", "authorization") == [b"one", b"two"]
        assert ask("/", "x-api-key") == [b"one", b"one"]
        assert ask("/vary/", "x-api-key") == [b"one", b"two"]


def test_of_two_parallel_writes_to_a_session_the_later_is_left(tables):
    from django.contrib.sessions.backends.db import SessionStore

    first = SessionStore()
    first.create()
    first, second = SessionStore(first.session_key), SessionStore(first.session_key)
    first["cart"], second["language"] = 7, "uz"
    first.save()
    second.save()
    kept = SessionStore(second.session_key)
    assert "cart" not in kept and kept["language"] == "uz"


def test_a_session_in_a_signed_cookie_can_be_read_by_anybody():
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.core import signing

    store = SessionStore()
    store["role"] = "buyer"
    key = store._get_session_key()
    import base64
    import json
    import zlib

    body = key.split(":")[0]
    raw = base64.urlsafe_b64decode(body.lstrip(".") + "=" * (-len(body.lstrip(".")) % 4))
    assert json.loads(zlib.decompress(raw) if body.startswith(".") else raw) == {"role": "buyer"}
    with pytest.raises(signing.BadSignature):
        signing.loads("x" + key, salt="django.contrib.sessions.backends.signed_cookies")


def test_logging_out_does_not_end_a_copy_of_a_signed_cookie_session(tables):
    from django.http import HttpResponse

    with (
        override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"),
        urls(path("", lambda request: HttpResponse(request.user.username))),
    ):
        client, thief = Client(), Client()
        client.force_login(user())
        thief.cookies = type(client.cookies)(client.cookies.output(header=""))
        client.logout()
        assert (client.get("/").content, thief.get("/").content) == (b"", b"aziza")


# static files and uploads


def test_media_are_served_by_django_only_in_debug():
    from django.conf.urls.static import static

    with override_settings(DEBUG=False):
        assert static("/media/", document_root="/tmp") == []
    with override_settings(DEBUG=True):
        assert len(static("/media/", document_root="/tmp")) == 1


def test_collected_names_hold_a_hash_and_a_missing_file_is_an_error(tmp_path):
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

    (tmp_path / "site.css").write_text("body {}")
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    done = dict((name, made) for name, made, _ in storage.post_process({"site.css": (storage, "site.css")}))
    assert done["site.css"].startswith("site.") and len(done["site.css"]) == len("site..css") + 12
    with override_settings(DEBUG=False), pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        storage.url("other.css")


# serializers


class WriterSerializer(serializers.ModelSerializer):
    class Meta:
        model = Writer
        fields = ("id", "name")


class NestedSerializer(serializers.ModelSerializer):
    writer = WriterSerializer()

    class Meta:
        model = Novel
        fields = ("id", "title", "writer")


def test_a_nested_write_needs_a_create_of_its_own(tables):
    serializer = NestedSerializer(data={"title": "One", "writer": {"name": "Choʻlpon"}})
    assert serializer.is_valid()
    with pytest.raises(AssertionError, match="does not support writable nested fields by default"):
        serializer.save()


def test_many_creates_but_does_not_update(tables):
    serializer = WriterSerializer(data=[{"name": "A"}, {"name": "B"}], many=True)
    serializer.is_valid(raise_exception=True)
    assert len(serializer.save()) == 2

    class Plain(serializers.Serializer):
        name = serializers.CharField()

    serializer = Plain(list(Writer.objects.all()), data=[{"name": "C"}, {"name": "D"}], many=True)
    serializer.is_valid(raise_exception=True)
    with pytest.raises(NotImplementedError):
        serializer.save()


def test_unique_validator_lets_a_race_through_to_the_database(tables):
    first, second = WriterSerializer(data={"name": "Oybek"}), WriterSerializer(data={"name": "Oybek"})
    assert first.is_valid() and second.is_valid()
    first.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    assert not WriterSerializer(data={"name": "Oybek"}).is_valid()


def test_a_method_field_costs_a_query_for_each_row(tables):
    class Slow(serializers.ModelSerializer):
        novels = serializers.SerializerMethodField()

        class Meta:
            model = Writer
            fields = ("novels",)

        def get_novels(self, writer):
            return Novel.objects.filter(writer=writer).count()

    Writer.objects.bulk_create(Writer(name=str(number)) for number in range(10))
    assert count(lambda: Slow(Writer.objects.all(), many=True).data) == 11


def test_partial_skips_defaults():
    class Settings(serializers.Serializer):
        volume = serializers.IntegerField(default=5)

    whole, part = Settings(data={}), Settings({"volume": 9}, data={}, partial=True)
    assert whole.is_valid() and part.is_valid()
    assert (dict(whole.validated_data), dict(part.validated_data)) == ({"volume": 5}, {})


def test_the_order_of_the_checks():
    seen = []

    class Form(serializers.Serializer):
        age = serializers.IntegerField()

        def validate_age(self, value):
            seen.append(f"validate_age {value!r}")
            return value

        def validate(self, data):
            seen.append("validate")
            return data

    assert Form(data={"age": "5"}).is_valid() and not Form(data={"age": "five"}).is_valid()
    assert seen == ["validate_age 5", "validate"]


# views and routers


def test_a_related_field_takes_what_get_queryset_hides(tables):
    class Order(serializers.ModelSerializer):
        class Meta:
            model = Novel
            fields = ("id", "title", "writer")

    class Narrow(Order):
        def get_fields(self):
            fields = super().get_fields()
            fields["writer"].queryset = Writer.objects.filter(name=self.context["request"].user.username)
            return fields

    mine, theirs = Writer.objects.create(name="aziza"), Writer.objects.create(name="bekzod")

    class Novels(viewsets.ModelViewSet):
        serializer_class = Order

        def get_queryset(self):
            return Novel.objects.filter(writer__name=self.request.user.username)

    class Safe(Novels):
        serializer_class = Narrow

    router = routers.SimpleRouter()
    router.register("novels", Novels, basename="novel")
    router.register("safe", Safe, basename="safe")
    client = APIClient()
    client.force_authenticate(user("aziza"))
    with urls(*router.urls):
        assert client.post("/novels/", {"title": "One", "writer": theirs.pk}, format="json").status_code == 201
        assert client.get("/novels/").json() == []
        assert client.post("/safe/", {"title": "One", "writer": theirs.pk}, format="json").status_code == 400
        assert client.post("/safe/", {"title": "One", "writer": mine.pk}, format="json").status_code == 201


def test_permissions_of_an_action_replace_those_of_the_view(tables):
    class Things(viewsets.ViewSet):
        permission_classes = (permissions.IsAdminUser,)

        @action(detail=False, permission_classes=[permissions.AllowAny])
        def public(self, request):
            return Response("anybody")

        def list(self, request):
            return Response("admins")

    router = routers.SimpleRouter()
    router.register("things", Things, basename="thing")
    with urls(*router.urls):
        assert APIClient().get("/things/public/").status_code == 200
        assert APIClient().get("/things/").status_code == 403


def test_a_router_needs_a_basename_where_there_is_no_queryset(tables):
    class Things(viewsets.ViewSet):
        pass

    with pytest.raises(AssertionError, match="basename"):
        routers.SimpleRouter().register("things", Things)


def test_the_class_queryset_is_read_anew_for_each_request(tables):
    class Writers(generics.ListAPIView):
        queryset = Writer.objects.all()
        serializer_class = WriterSerializer

    ask = Writers.as_view()
    request = APIRequestFactory().get("/")
    Writer.objects.create(name="One")
    assert len(ask(request).data) == 1
    Writer.objects.create(name="Two")
    assert len(ask(request).data) == 2  # get_queryset() copies it
    with pytest.raises(RuntimeError, match="Do not evaluate"):
        list(Writers().queryset)


# permissions, throttles, authentication


class Two(throttling.SimpleRateThrottle):
    rate = "2/min"

    def get_cache_key(self, request, view):
        return self.get_ident(request)


def statuses(view, times, **headers):
    return [view(APIRequestFactory().get("/", headers=headers)).status_code for _ in range(times)]


def test_drf_lets_everybody_in_by_default():
    from rest_framework.settings import api_settings

    assert [one.__name__ for one in api_settings.DEFAULT_PERMISSION_CLASSES] == ["AllowAny"]


def test_permission_classes_of_a_view_replace_the_default_ones(tables):
    class Owner(permissions.BasePermission):
        def has_object_permission(self, request, view, obj):
            return False

    class Writers(generics.ListAPIView):
        queryset = Writer.objects.order_by("id")
        serializer_class = WriterSerializer

    class Own(Writers):
        permission_classes = (Owner,)

    class Closed(Writers):
        permission_classes = (permissions.IsAuthenticated, Owner)

    assert [view.as_view()(APIRequestFactory().get("/")).status_code for view in (Own, Closed)] == [200, 403]


def test_the_first_authentication_class_decides_between_401_and_403(tables):
    class Basic(APIView):
        authentication_classes = (BasicAuthentication, SessionAuthentication)
        permission_classes = (permissions.IsAuthenticated,)

    class Session(Basic):
        authentication_classes = (SessionAuthentication, BasicAuthentication)

    assert statuses(Basic.as_view(), 1) == [401]
    assert statuses(Session.as_view(), 1) == [403]


def test_a_wrong_password_is_never_counted_by_a_throttle(tables):
    import base64

    class Secret(APIView):
        authentication_classes = (BasicAuthentication,)
        permission_classes = (permissions.IsAuthenticated,)
        throttle_classes = (Two,)

        def get(self, request):
            return Response("in")

    user(password="right")
    wrong, right = (base64.b64encode(f"aziza:{word}".encode()).decode() for word in ("wrong", "right"))
    assert statuses(Secret.as_view(), 5, authorization=f"Basic {wrong}") == [401] * 5
    assert statuses(Secret.as_view(), 3, authorization=f"Basic {right}") == [200, 200, 429]


def test_a_made_up_forwarded_address_gives_a_fresh_limit(tables):
    class Open(APIView):
        authentication_classes = ()
        throttle_classes = (Two,)

        def get(self, request):
            return Response("in")

    view = Open.as_view()
    assert statuses(view, 3) == [200, 200, 429]
    assert view(APIRequestFactory().get("/")).headers["Retry-After"]
    ask = [view(APIRequestFactory().get("/", headers={"x-forwarded-for": f"10.0.0.{n}"})).status_code for n in range(5)]
    assert ask == [200] * 5
    with override_settings(REST_FRAMEWORK={"NUM_PROXIES": 0}):
        assert statuses(view, 3) == [429] * 3


def test_either_of_two_permissions_asks_each_about_the_object_with_its_own_first_question(tables):
    class Owner(permissions.BasePermission):
        def has_object_permission(self, request, view, obj):
            return False

    both = (permissions.IsAdminUser | Owner)()
    request = APIRequestFactory().get("/")
    request.user = user()
    assert both.has_permission(request, None)
    assert not both.has_object_permission(request, None, object())


# lists


def test_a_cursor_saves_the_count(tables):
    class ByPage(pagination.PageNumberPagination):
        page_size = 2

    class ByCursor(pagination.CursorPagination):
        page_size, ordering = 2, "id"

    class Writers(generics.ListAPIView):
        queryset = Writer.objects.order_by("id")
        serializer_class = WriterSerializer
        pagination_class = ByPage

    class Cursor(Writers):
        pagination_class = ByCursor

    Writer.objects.bulk_create(Writer(name=str(number)) for number in range(5))
    ask = APIRequestFactory().get("/")
    assert count(lambda: Writers.as_view()(ask).render()) == 2
    assert count(lambda: Cursor.as_view()(ask).render()) == 1


def test_a_wrong_value_of_a_known_filter_is_400(tables):
    from django_filters.rest_framework import DjangoFilterBackend

    class Novels(generics.ListAPIView):
        queryset = Novel.objects.order_by("id")
        serializer_class = NestedSerializer
        filter_backends = (DjangoFilterBackend,)
        filterset_fields = ("writer",)

    ask = Novels.as_view()
    assert ask(APIRequestFactory().get("/?writer=abc")).status_code == 400
    assert ask(APIRequestFactory().get("/?wirter=abc")).status_code == 200


@pytest.mark.skipif(django.VERSION < (6, 1), reason="fetch modes came with Django 6.1")
def test_peers_fetch_a_missing_column_with_one_query(tables):
    writer = Writer.objects.create(name="Hamza")
    Novel.objects.bulk_create(Novel(title=str(number), writer=writer) for number in range(10))
    narrow = Novel.objects.only("id")
    assert count(lambda: [novel.title for novel in narrow.all()]) == 11
    assert count(lambda: [novel.title for novel in narrow.fetch_mode(models.FETCH_PEERS)]) == 2


def test_many_inserts_row_by_row_unless_the_list_says_bulk(tables):
    class Bulk(serializers.ListSerializer):
        def create(self, validated_data):
            return Writer.objects.bulk_create(Writer(**row) for row in validated_data)

    class BulkWriter(serializers.ModelSerializer):
        class Meta:
            model = Writer
            fields = ("name",)
            extra_kwargs = {"name": {"validators": []}}
            list_serializer_class = Bulk

    class OneByOne(BulkWriter):
        class Meta(BulkWriter.Meta):
            list_serializer_class = serializers.ListSerializer

    def save(serializer_class, prefix):
        made = serializer_class(data=[{"name": f"{prefix}{number}"} for number in range(10)], many=True)
        made.is_valid(raise_exception=True)
        return count(made.save, "INSERT")

    assert (save(OneByOne, "a"), save(BulkWriter, "b")) == (10, 1)


# the cart


def test_login_keeps_the_sessions_data_and_changes_its_key(tables):
    from django.contrib.auth import login
    from django.http import HttpResponse

    people = [user("aziza"), user("bekzod")]

    def enter(request, number):
        login(request, people[number], backend="django.contrib.auth.backends.ModelBackend")
        return HttpResponse()

    def put(request):
        request.session["cart"] = 7
        return HttpResponse()

    with urls(path("put/", put), path("enter/<int:number>/", enter)):
        client = Client()
        client.get("/put/")
        before = client.session.session_key
        client.get("/enter/0/")
        assert client.session["cart"] == 7 and client.session.session_key != before
        client.get("/enter/1/")
        assert "cart" not in client.session


def at_once(*works) -> list:
    errors, barrier = [], threading.Barrier(len(works), timeout=60)

    def one(work):
        try:
            barrier.wait(10)
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=one, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def sample_merge(*, lock: bool):
    """The sample's merge(), or the same without its lock, where both calls see the guest's cart."""
    source = read("django/cart_merge.py")
    source = source[source.index("@transaction.atomic") : source.index("call_command(")]
    both_have_read = threading.Barrier(2, timeout=60)
    if not lock:
        assert "select_for_update()" in source and "    for item" in source
        source = source.replace("select_for_update()", "all()")
        source = source.replace("    for item", "    both_have_read.wait(10)\n    for item")
    names = {"Cart": Cart, "F": models.F, "transaction": transaction, "both_have_read": both_have_read}
    exec(source, names)
    return names["merge"]


def quantities(cart) -> dict:
    return dict(cart.items.order_by("product_id").values_list("product_id", "quantity"))


@pytest.mark.parametrize(("lock", "tea"), [(True, 3), (False, 5)])
def test_two_merges_of_one_cart_need_the_lock(postgres_url, lock, tea):
    merge = sample_merge(lock=lock)
    with database(postgres_url, migrate=False):
        create_tables(Cart, Item)
        guest, mine = Cart.objects.create(), Cart.objects.create(user=1)
        guest.items.create(product_id=1, quantity=2)
        mine.items.create(product_id=1, quantity=1)
        assert at_once(*[lambda: merge(guest.pk, mine)] * 2) == []
        assert quantities(mine) == {1: tea}


def test_two_devices_merge_into_one_cart_at_once(postgres_url):
    merge = sample_merge(lock=True)
    with database(postgres_url, migrate=False):
        create_tables(Cart, Item)
        phone, laptop, mine = Cart.objects.create(), Cart.objects.create(), Cart.objects.create(user=1)
        for cart, products in ((phone, (1, 2)), (laptop, (2, 1))):
            for product in products:
                cart.items.create(product_id=product, quantity=1)
        assert at_once(lambda: merge(phone.pk, mine), lambda: merge(laptop.pk, mine)) == []
        assert quantities(mine) == {1: 2, 2: 2}


def test_the_index_of_a_search_is_over_upper(postgres_url):
    with database(postgres_url, migrate=False) as connection:
        create_tables(Writer, Novel)
        search = Novel.objects.filter(title__icontains="kecha")
        assert 'UPPER("django_b_novel"."title"::text) LIKE UPPER(' in str(search.query)
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION pg_trgm")
            cursor.execute("CREATE INDEX plain ON django_b_novel USING gin (title gin_trgm_ops)")
            cursor.execute("SET enable_seqscan = off")
            assert "plain" not in search.explain()
            cursor.execute("CREATE INDEX upper_title ON django_b_novel USING gin (upper(title) gin_trgm_ops)")
            assert "upper_title" in search.explain()


def test_a_pool_and_persistent_connections_exclude_each_other(postgres_url):
    with database(postgres_url, migrate=False) as connection:
        connection.settings_dict.update(OPTIONS={"pool": True}, CONN_MAX_AGE=60)
        with pytest.raises(ImproperlyConfigured, match="persistent connections"):
            connection.pool  # noqa: B018
        connection.settings_dict.update(OPTIONS={}, CONN_MAX_AGE=0)
