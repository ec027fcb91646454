"""The samples of the REST API section do what their answers say."""

import base64
import sqlite3
import threading

import jwt
import psycopg
import pytest
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient
from pydantic import BaseModel, model_validator
from samples import load, run

PRINTING = ["repeat_request", "pagination", "session_or_jwt", "token_bucket", "drf_tasks"]


@pytest.mark.parametrize("name", PRINTING)
def test_runs(name):
    assert run(f"rest-api/{name}.py")


def test_a_resource_is_created_read_replaced_and_deleted():
    client = TestClient(load("rest-api/users_resource.py").app)
    made = client.post("/users/", json={"name": "Lola", "email": "l@example.com"})
    assert (made.status_code, made.headers["location"]) == (201, "/users/1/")
    assert made.json() == {"name": "Lola", "email": "l@example.com", "id": 1}  # no password
    assert client.put("/users/1/", json={"name": "Lola"}).status_code == 422  # half an object
    assert client.put("/users/1/", json={"name": "L", "email": "x@example.com"}).json()["name"] == "L"
    assert client.get("/users/").json() == [{"name": "L", "email": "x@example.com", "id": 1}]
    assert [client.delete("/users/1/").status_code for _ in range(2)] == [204, 404]


def test_put_forgets_absent_fields_and_patch_keeps_them():
    sample = load("rest-api/put_patch.py")
    client = TestClient(sample.app)
    merge = {"content-type": "application/merge-patch+json"}
    etag = client.get("/profile").headers["etag"]
    changed = client.patch("/profile", content='{"city": "Buxoro"}', headers={"if-match": etag, **merge})
    assert changed.json() == {"name": "Lola", "bio": "I write Python", "city": "Buxoro"}
    assert changed.headers["etag"] == '"2"'
    stale = client.patch("/profile", content='{"city": "Xiva"}', headers={"if-match": '"1"', **merge})
    assert stale.status_code == 412
    assert client.patch("/profile", content="{}", headers=merge).status_code == 422  # no If-Match
    null = client.patch("/profile", content='{"bio": null}', headers={"if-match": '"2"', **merge})
    assert null.json() == {"name": "Lola", "bio": None, "city": "Buxoro"}
    no_name = client.patch("/profile", content='{"name": null}', headers={"if-match": '"3"', **merge})
    assert no_name.status_code == 422
    assert client.put("/profile", json={"name": "Lola"}).status_code == 422  # a blind PUT could bury an edit
    assert client.put("/profile", json={"name": "Lola"}, headers={"if-match": '"2"'}).status_code == 412
    replaced = client.put("/profile", json={"name": "Lola"}, headers={"if-match": '"3"'})
    assert replaced.json() == {"name": "Lola", "bio": None, "city": None}
    assert replaced.headers["etag"] == '"4"'


def test_a_merged_profile_that_is_wrong_as_a_whole_is_a_422_and_not_a_500():
    sample = load("rest-api/put_patch.py")

    class Strict(sample.Profile):
        @model_validator(mode="after")
        def city_without_bio(self):
            if self.city and self.bio:
                raise ValueError("one of the two")
            return self

    sample.Profile = Strict
    merge = {"content-type": "application/merge-patch+json", "if-match": '"1"'}
    answer = TestClient(sample.app).patch("/profile", content='{"city": "Xiva"}', headers=merge)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("user", "order", "amount", "status"),
    [
        (None, 7, 10, 401),
        ("guest", 7, 10, 403),
        ("ali", 7, 10, 404),
        ("lola", 8, 10, 404),
        ("lola", 7, 0, 422),
        ("lola", 7, 10, 202),
    ],
)
def test_each_refusal_has_its_status(user, order, amount, status):
    client = TestClient(load("rest-api/status_codes.py").app)
    headers = {"authorization": f"Bearer {user}"} if user else {}
    answer = client.post(f"/orders/{order}/refunds", json={"amount": amount}, headers=headers)
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)


def test_a_second_refund_is_a_conflict():
    client = TestClient(load("rest-api/status_codes.py").app)
    answers = [
        client.post("/orders/7/refunds", json={"amount": 1}, headers={"authorization": "Bearer lola"}) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [202, 409]


def test_a_retry_gets_the_stored_answer(sqlite):
    sample = load("rest-api/idempotency_key.py")
    sqlite.execute(sample.SCHEMA)
    charged = []

    def charge(payment, body):
        charged.append(payment)
        return 201, f"paid {body}"

    assert sample.pay_once(sqlite, "shop", "k1", "100", charge) == (201, "paid 100")
    assert sample.pay_once(sqlite, "shop", "k1", "100", charge) == (201, "paid 100")
    assert sample.pay_once(sqlite, "shop", "k1", "900", charge)[0] == 422
    assert len(charged) == 1


def test_two_clients_with_one_key_are_two_payments(sqlite):
    sample = load("rest-api/idempotency_key.py")
    sqlite.execute(sample.SCHEMA)
    bank = {}  # it, too, makes one payment of one id

    def charge(payment, body):
        return 201, bank.setdefault(payment, f"paid {body}")

    assert sample.pay_once(sqlite, "shop", "1", "100", charge) == (201, "paid 100")
    assert sample.pay_once(sqlite, "cafe", "1", "900", charge) == (201, "paid 900")
    assert sorted(bank.values()) == ["paid 100", "paid 900"]
    assert "1" not in bank  # a client's key never reaches the bank


def test_a_refusal_stays_a_refusal(sqlite):
    sample = load("rest-api/idempotency_key.py")
    sqlite.execute(sample.SCHEMA)
    answers = [sample.pay_once(sqlite, "shop", "k", "1", lambda *_: (402, "declined")) for _ in range(2)]
    assert answers == [(402, "declined")] * 2


def test_of_many_parallel_requests_one_charges(tmp_path):
    sample = load("rest-api/idempotency_key.py")
    path = tmp_path / "keys.db"
    with sqlite3.connect(path) as db:
        db.execute(sample.SCHEMA)
    charging, answers, charged = threading.Event(), [], []

    def charge(payment, body):
        charged.append(payment)
        charging.wait(5)
        return 201, "paid"

    def request():
        db = sqlite3.connect(path, timeout=10)
        answers.append(sample.pay_once(db, "shop", "k", "100", charge))
        if len(answers) == 4:  # all but the one that is charging
            charging.set()
        db.close()

    threads = [threading.Thread(target=request) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(charged) == 1
    assert sorted(status for status, _ in answers) == [201, 409, 409, 409, 409]


def test_a_lost_answer_of_the_bank_keeps_the_key(sqlite):
    sample = load("rest-api/idempotency_key.py")
    sqlite.execute(sample.SCHEMA)

    def charge(payment, body):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        sample.pay_once(sqlite, "shop", "k", "1", charge)
    assert sample.pay_once(sqlite, "shop", "k", "1", charge)[0] == 409  # until somebody settles it


def test_the_old_version_announces_its_end():
    client = TestClient(load("rest-api/versioning.py").app)
    old, new = client.get("/v1/users/1"), client.get("/v2/users/1")
    assert old.json() == {"id": 1, "name": "Lola Karimova"}
    assert new.json() == {"id": 1, "first": "Lola", "last": "Karimova"}
    assert old.headers["deprecation"].startswith("@")
    assert old.headers["sunset"].endswith("2027 00:00:00 GMT")
    assert "deprecation" not in new.headers
    spec = client.get("/openapi.json").json()
    assert spec["paths"]["/v1/users/{user_id}"]["get"]["deprecated"] is True


def test_a_row_comparison_walks_the_index(postgres):
    postgres.execute("CREATE TABLE posts (id int PRIMARY KEY, created timestamptz NOT NULL)")
    postgres.execute("INSERT INTO posts SELECT n, now() - n * interval '1 s' FROM generate_series(1, 20000) n")
    postgres.execute("CREATE INDEX ON posts (created, id)")
    postgres.execute("ANALYZE posts")
    query = "EXPLAIN SELECT * FROM posts WHERE {} ORDER BY created DESC, id DESC LIMIT 20 {}"
    rows = postgres.execute(query.format("(created, id) < (now() - interval '1 h', 9)", "")).fetchall()
    plan = "\n".join(row[0] for row in rows)
    assert "Index Cond: (ROW(created, id) < ROW(" in plan
    counted = postgres.execute(
        "EXPLAIN (ANALYZE, TIMING OFF) SELECT * FROM posts ORDER BY created DESC, id DESC LIMIT 20 OFFSET 10000"
    ).fetchall()
    assert "rows=10020" in "\n".join(row[0] for row in counted)  # read and thrown away


def test_a_cursor_passes_a_row_that_commits_late(postgres, postgres_url):
    """The hard one of pagination: an earlier timestamp may become visible after the reader has gone by."""
    postgres.execute(
        "CREATE TABLE posts (id int PRIMARY KEY, created timestamptz DEFAULT now(),"
        " tx xid8 DEFAULT pg_current_xact_id())"
    )
    after = "SELECT id, created FROM posts WHERE (created, id) > (%s, %s) ORDER BY created, id"
    settled = "SELECT id FROM posts WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, id"
    with psycopg.connect(postgres_url) as slow:
        slow.execute("INSERT INTO posts (id) VALUES (1)")  # begun first, not committed
        postgres.execute("INSERT INTO posts (id) VALUES (2)")
        (seen, created), *rest = postgres.execute(after, ("-infinity", 0)).fetchall()
        assert (seen, rest) == (2, [])
        assert postgres.execute(settled).fetchall() == []  # not yet: an older transaction is open
        slow.commit()
    assert postgres.execute(after, (created, seen)).fetchall() == []  # row 1 never comes
    assert postgres.execute(settled).fetchall() == [(1,), (2,)]


def test_only_a_change_of_state_sends_the_letter(postgres):
    """The hard one of the methods: the second PUT changes no row, so it queues no e-mail."""
    postgres.execute("CREATE TABLE orders (id int PRIMARY KEY, status text)")
    postgres.execute("INSERT INTO orders VALUES (7, 'paid')")
    cancel = "UPDATE orders SET status = 'cancelled' WHERE id = 7 AND status <> 'cancelled'"
    assert [postgres.execute(cancel).rowcount for _ in range(2)] == [1, 0]


def test_a_generated_document_does_not_know_what_the_code_answers():
    """The hard one of OpenAPI: a Response skips the model, and a raised status is not in the document."""
    app = FastAPI()

    class Out(BaseModel):
        id: int

    @app.get("/as-is")
    def as_is() -> Out:
        return JSONResponse({"wrong": 1})

    @app.get("/refused")
    def refused() -> Out:
        raise HTTPException(409)

    client = TestClient(app)
    assert client.get("/as-is").json() == {"wrong": 1}
    assert client.get("/refused").status_code == 409
    assert list(app.openapi()["paths"]["/refused"]["get"]["responses"]) == ["200"]


def test_errors_are_problem_details():
    client = TestClient(load("rest-api/problem_details.py").app)
    refused = client.post("/transfers", json={"amount": 50})
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json() == {
        "type": "https://api.example.com/problems/out-of-credit",
        "title": "Not enough money",
        "status": 403,
        "detail": "The balance is 30, the transfer costs 50.",
        "instance": "/transfers",
        "balance": 30,
    }
    wrong = client.post("/transfers", json={"amount": 0})
    assert wrong.status_code == wrong.json()["status"] == 422
    assert [(error["field"], error["code"]) for error in wrong.json()["errors"]] == [("amount", "greater_than")]
    unknown, method = client.get("/nothing"), client.get("/transfers")
    assert unknown.json() == {"title": "Not Found", "status": 404}
    assert unknown.headers["content-type"] == "application/problem+json"
    assert (method.json()["status"], method.headers["allow"]) == (405, "POST")


def test_an_unchanged_resource_costs_no_body():
    sample = load("rest-api/etag.py")
    client = TestClient(sample.app)
    first = client.get("/products/7")
    etag = first.headers["etag"]
    again = client.get("/products/7", headers={"if-none-match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert again.headers["cache-control"] == "private, max-age=30"
    assert client.get("/products/7", headers={"if-none-match": f'"x", W/{etag}'}).status_code == 304
    sample.product["price"] = 13000
    changed = client.get("/products/7", headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != etag


def test_a_jwt_lives_until_it_expires():
    sample = load("rest-api/session_or_jwt.py")
    with pytest.raises(jwt.ExpiredSignatureError):
        sample.user_of_jwt(sample.issue_jwt("lola", lifetime=-1))
    endless = jwt.encode({"sub": "lola", "aud": "orders", "iss": sample.ISSUER}, sample.SECRET, algorithm="HS256")
    with pytest.raises(jwt.MissingRequiredClaimError):
        sample.user_of_jwt(endless)


def test_a_bucket_never_holds_more_than_its_capacity():
    sample = load("rest-api/token_bucket.py")
    bucket = sample.Bucket(capacity=3, rate=0.5, tokens=0)
    assert [bucket.take(now=3600.0) for _ in range(4)] == [0, 0, 0, 2]


def test_breaking_changes_are_found():
    sample = load("rest-api/contract_check.py")
    old, new = FastAPI(), FastAPI()
    old.get("/users")(lambda page: page)
    old.get("/posts")(lambda: 1)
    old.get("/tags", responses={404: {"description": "no such tag"}})(lambda: 1)
    new.get("/users")(lambda page, size: page)
    new.get("/tags")(lambda: 1)
    new.get("/likes")(lambda: 1)  # an addition breaks nobody
    assert sorted(sample.breaking(old.openapi(), new.openapi())) == [
        "GET /posts: removed",
        "GET /tags: answer 404 removed",
        "GET /users: size became required",
    ]
    assert list(sample.breaking(old.openapi(), old.openapi())) == []
    assert old.openapi()["openapi"] == "3.1.0"


def test_only_the_listed_origin_passes_the_preflight():
    client = TestClient(load("rest-api/cors.py").app)

    def preflight(origin):
        headers = {"origin": origin, "access-control-request-method": "DELETE"}
        return client.options("/orders/7", headers=headers)

    good, bad = preflight("https://app.example.com"), preflight("https://evil.example")
    assert good.status_code == 200
    assert good.headers["access-control-allow-origin"] == "https://app.example.com"
    assert good.headers["access-control-allow-credentials"] == "true"
    assert good.headers["access-control-max-age"] == "600"
    assert bad.status_code == 400
    assert "access-control-allow-origin" not in bad.headers
    # CORS does not stop the request itself: the server runs it, only a browser hides the answer
    assert client.delete("/orders/7", headers={"origin": "https://evil.example"}).status_code == 204


def test_a_webhook_is_signed_as_standard_webhooks_says():
    sample = load("rest-api/webhook.py")
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signature = sample.sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_webhook_is_checked_and_stored_once(sqlite):
    sample = load("rest-api/webhook.py")
    sqlite.execute(sample.SCHEMA)
    good = {"webhook-id": "m1", "webhook-timestamp": "1000", "webhook-signature": sample.sign(b"k", "m1", 1000, b"{}")}

    def receive(headers=good, body=b"{}", now=1010.0):
        return sample.receive(sqlite, b"k", headers, body, now)

    assert [receive(), receive()] == [200, 200]
    assert receive(body=b"{ }") == 401
    assert receive(headers=good | {"webhook-signature": "v1,ў"}) == 401
    assert receive(headers=good | {"webhook-signature": "v1,old " + good["webhook-signature"]}) == 200
    assert receive(now=2000.0) == 400
    assert sqlite.execute("SELECT id, body FROM inbox").fetchall() == [("m1", b"{}")]


def test_a_replayed_event_runs_twice_when_its_id_is_forgotten(sqlite):
    """The hard one of webhooks: a replay has the old id, a fresh time and a fresh signature."""
    sample = load("rest-api/webhook.py")
    sqlite.execute(sample.SCHEMA)

    def attempt(sent):
        signature = sample.sign(b"k", "m1", sent, b"{}")
        headers = {"webhook-id": "m1", "webhook-timestamp": str(sent), "webhook-signature": signature}
        return sample.receive(sqlite, b"k", headers, b"{}", now=sent + 1)

    assert [attempt(1000), attempt(700_000)] == [200, 200]
    assert sqlite.execute("SELECT count(*) FROM inbox").fetchone() == (1,)
    sqlite.execute("DELETE FROM inbox")  # cleaned too early
    assert attempt(800_000) == 200
    assert sqlite.execute("SELECT count(*) FROM inbox").fetchone() == (1,)  # and the worker does it again


def test_the_fastapi_task_keeps_to_its_models():
    client = TestClient(load("rest-api/fastapi_tasks.py").app)
    assert client.post("/tasks/", json={"title": "Learn REST"}).json() == {
        "title": "Learn REST",
        "id": 1,
        "done": False,
    }
    assert client.post("/tasks/", json={}).status_code == 422


def test_an_unexpected_error_carries_no_cors_headers():
    app = load("rest-api/cors.py").app
    app.get("/boom")(lambda: 1 / 0)
    answer = TestClient(app, raise_server_exceptions=False).get("/boom", headers={"origin": "https://app.example.com"})
    assert answer.status_code == 500
    assert "access-control-allow-origin" not in answer.headers


def test_fastapi_refuses_json_without_a_content_type():
    client = TestClient(load("rest-api/users_resource.py").app)
    assert client.post("/users/", content='{"name": "a", "email": "b"}').status_code == 422
