"""The samples of the OWASP section do what their answers say."""

import os
import pickle
import subprocess
import sys
import time

import httpx
import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import WebSocket
from fastapi.testclient import TestClient
from psycopg import sql
from samples import EXAMPLES, load, run

PRINTING = ["app_secrets", "jwt_checks", "login_guard", "passwords", "pickle_danger", "pkce", "sql_injection", "xss"]


@pytest.mark.parametrize("name", PRINTING)
def test_runs(name):
    assert run(f"owasp/{name}.py")


def test_parameter_is_never_sql(sqlite):
    sample = load("owasp/sql_injection.py")
    sqlite.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name, email)")
    sqlite.execute("INSERT INTO users VALUES (1, 'Ali', 'o''ktam@example.com')")
    assert sample.find(sqlite, "o'ktam@example.com") == [(1,)]
    assert sample.find(sqlite, "x' OR '1'='1") == []
    assert len(sample.find_unsafe(sqlite, "x' OR '1'='1")) == 1
    with pytest.raises(KeyError):
        sample.list_names(sqlite, "id; DROP TABLE users")


def test_postgres_binds_and_quotes_names(postgres):
    hostile = "x' OR '1'='1"
    assert postgres.execute("SELECT %s", [hostile]).fetchone() == (hostile,)
    with pytest.raises(psycopg.errors.UndefinedColumn):
        postgres.execute(sql.SQL("SELECT 1 ORDER BY {}").format(sql.Identifier("id; DROP TABLE users")))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,x"]
)
def test_link_allows_only_web_schemes(url):
    sample = load("owasp/xss.py")
    assert sample.link(url, "x") == "<span>x</span>"
    assert sample.link('https://a.example/"><b>', "x") == '<a href="https://a.example/&quot;&gt;&lt;b&gt;">x</a>'


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "https://blog.bank.example"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "https://bank.example"}, 200),
        ({}, 200),
    ],
)
def test_cross_site_writes_are_refused(headers, status):
    client = TestClient(load("owasp/csrf.py").app)
    assert client.post("/transfer", headers=headers).status_code == status
    assert client.get("/openapi.json", headers=headers).status_code == 200


def test_http_middleware_does_not_see_a_websocket():
    """What the answer warns of: the handshake needs a check of its own."""
    app = load("owasp/csrf.py").app

    @app.websocket("/feed")
    async def feed(websocket: WebSocket):
        await websocket.accept()
        await websocket.close()

    headers = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    with TestClient(app).websocket_connect("/feed", headers=headers):
        pass  # accepted


def test_a_pooled_connection_keeps_the_company_unless_it_is_local(postgres, postgres_url):
    postgres.execute("CREATE TABLE invoices (id int, company text); INSERT INTO invoices VALUES (1, 'a'), (2, 'b')")
    postgres.execute("ALTER TABLE invoices ENABLE ROW LEVEL SECURITY")
    postgres.execute("CREATE POLICY own ON invoices USING (company = current_setting('app.company', true))")
    postgres.execute("CREATE ROLE web; GRANT SELECT ON invoices TO web")
    try:
        assert len(postgres.execute("SELECT * FROM invoices").fetchall()) == 2  # a superuser is not filtered
        with psycopg.connect(postgres_url) as pooled:
            pooled.execute("SET ROLE web")
            pooled.commit()

            def request(set_company):
                with pooled.transaction():
                    if set_company:
                        pooled.execute(set_company)
                    return pooled.execute("SELECT id FROM invoices").fetchall()

            assert request("SET LOCAL app.company = 'a'") == [(1,)]
            assert request(None) == []
            assert request("SET app.company = 'a'") == [(1,)]
            assert request(None) == [(1,)]  # the next user sees them
    finally:
        postgres.execute("DROP TABLE invoices; DROP ROLE web")


def test_an_open_session_outlives_its_password(postgres, postgres_url):
    postgres.execute("CREATE ROLE web LOGIN PASSWORD 'old'")
    try:
        with psycopg.connect(postgres_url, user="web", autocommit=True) as thief:
            postgres.execute("ALTER ROLE web PASSWORD 'new' NOLOGIN")
            assert thief.execute("SELECT current_user").fetchone() == ("web",)
            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'web'")
            with pytest.raises(psycopg.OperationalError):
                thief.execute("SELECT 1")
    finally:
        postgres.execute("DROP ROLE web")


def test_a_bound_percent_sign_is_still_a_wildcard(sqlite):
    sqlite.execute("CREATE TABLE users (name)")
    sqlite.executemany("INSERT INTO users VALUES (?)", [("Ali",), ("Vali",), ("50% off",)])
    search = "SELECT count(*) FROM users WHERE name LIKE '%' || ? || '%' ESCAPE '!'"
    assert sqlite.execute(search, ["%"]).fetchone() == (3,)
    assert sqlite.execute(search, ["!%"]).fetchone() == (1,)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_every_invoice_endpoint_refuses_a_stranger(method):
    client = TestClient(load("owasp/idor.py").app)
    assert client.request(method, "/invoices/7", headers={"x-user": "bobur"}).status_code == 404
    assert client.request(method, "/invoices/99", headers={"x-user": "bobur"}).status_code == 404
    assert client.request(method, "/invoices/7").status_code == 422
    assert client.request(method, "/invoices/7", headers={"x-user": "aziza"}).status_code in {200, 204}


def test_login_rehashes_only_with_the_right_password():
    sample = load("owasp/passwords.py")
    sample.users["a@example.com"] = old = sample.PasswordHasher(memory_cost=8192, time_cost=1, parallelism=1).hash(
        "long one"
    )
    assert not sample.login("a@example.com", "wrong")
    assert not sample.login("nobody@example.com", "long one")
    assert sample.users == {"a@example.com": old}
    assert sample.login("a@example.com", "long one")
    assert "m=19456,t=2,p=1" in sample.users["a@example.com"]


def test_token_must_be_ours_in_every_claim():
    sample = load("owasp/jwt_checks.py")
    good = {"iss": "https://id.example", "aud": "orders", "sub": "42", "exp": int(time.time()) + 60}

    def sign(claims, key=sample.PRIVATE_KEY):
        return jwt.encode(claims, key, algorithm="ES256")

    assert sample.read_token(sign(good))["sub"] == "42"
    bad = [
        sign(good | {"aud": "payments"}),
        sign(good | {"iss": "https://evil.example"}),
        sign(good | {"exp": int(time.time()) - 60}),
        sign({name: value for name, value in good.items() if name != "exp"}),
        sign(good, ec.generate_private_key(ec.SECP256R1())),
        jwt.encode(good, "k" * 32, algorithm="HS256"),
        jwt.encode(good, None, algorithm="none"),
    ]
    for token in bad:
        with pytest.raises(jwt.InvalidTokenError):
            sample.read_token(token)


def test_pyjwt_leaves_the_kind_of_a_token_to_its_reader():
    sample = load("owasp/jwt_checks.py")
    claims = {"iss": "https://id.example", "aud": "orders", "sub": "42", "exp": int(time.time()) + 60}
    mailed = jwt.encode(claims, sample.PRIVATE_KEY, algorithm="ES256", headers={"typ": "password-reset"})
    assert sample.read_token(mailed)["sub"] == "42"  # the wrong kind passes
    whole = jwt.decode_complete(mailed, sample.PUBLIC_KEY, algorithms=["ES256"], audience="orders")
    assert whole["header"]["typ"] == "password-reset"
    forged = jwt.encode(claims, ec.generate_private_key(ec.SECP256R1()), algorithm="ES256")
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode_complete(forged, sample.PUBLIC_KEY, algorithms=["ES256"], audience="orders")


def answers(*addresses):
    """Stand in for getaddrinfo: every name has these addresses."""
    return lambda host, port: [(None, None, None, "", (address, port)) for address in addresses]


INNER = ["127.0.0.1", "10.0.0.5", "169.254.169.254", "0.0.0.0", "224.0.0.1", "::1", "fd00::1"]
WRAPPED = ["::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1"]


@pytest.mark.parametrize("address", INNER + WRAPPED)
def test_inner_addresses_are_refused(address):
    sample = load("owasp/ssrf.py")
    with pytest.raises(ValueError, match="leads to"):
        sample.public_address("hooks.example", answers("93.184.216.34", address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_pass(address):
    assert load("owasp/ssrf.py").public_address("hooks.example", answers(address)) == address


def test_fetch_goes_to_the_checked_address():
    sample, seen = load("owasp/ssrf.py"), []

    def reply(request):
        seen.append(request)
        return httpx.Response(302, headers={"Location": "http://169.254.169.254/"})

    client = httpx.Client(transport=httpx.MockTransport(reply), follow_redirects=True)
    response = sample.fetch("https://hooks.example/in?x=1", client, answers("93.184.216.34"))
    assert response.status_code == 302 and len(seen) == 1
    assert str(seen[0].url) == "https://93.184.216.34/in?x=1"
    assert seen[0].headers["host"] == "hooks.example"
    assert seen[0].extensions["sni_hostname"] == "hooks.example"
    for url in ["http://hooks.example/", "https://hooks.example:6379/", "file:///etc/passwd"]:
        with pytest.raises(ValueError, match="only https"):
            sample.fetch(url, client, answers("93.184.216.34"))


def test_secret_comes_from_the_mounted_file_first(tmp_path, monkeypatch):
    sample = load("owasp/app_secrets.py")
    monkeypatch.setenv("API_KEY", "from the environment")
    assert sample.read_secret("api_key", tmp_path).get_secret_value() == "from the environment"
    (tmp_path / "api_key").write_text("from the file\n")
    secret = sample.read_secret("api_key", tmp_path)
    assert secret.get_secret_value() == "from the file"
    assert "from the file" not in repr(secret)
    with pytest.raises(RuntimeError, match="stripe_key is missing"):
        sample.read_secret("stripe_key", tmp_path)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("lock", ["uv", "--generate-hashes", "--exclude-newer"]),
        ("install", ["python", "--require-hashes", "--only-binary"]),
        ("audit", ["pip-audit", "--require-hashes"]),
    ],
)
def test_dependency_steps_call_the_right_tool(step, words, tmp_path):
    for tool in ["uv", "python", "pip-audit"]:
        stub = tmp_path / tool
        stub.write_text(f'#!/bin/sh\necho {tool} "$@"\n')
        stub.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    script = EXAMPLES / "owasp/dependencies.sh"
    done = subprocess.run(
        ["bash", script, step], env={"PATH": path}, capture_output=True, text=True, check=True, timeout=60
    )
    assert all(word in done.stdout.split() for word in words)


def test_every_response_has_the_headers():
    client = TestClient(load("owasp/security_headers.py").app)
    first, second = client.get("/"), client.get("/")
    policy = first.headers["content-security-policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'nonce="{nonce}"' in first.text and "unsafe-inline" not in policy
    assert policy != second.headers["content-security-policy"]
    missing = client.get("/missing")
    assert missing.headers["x-content-type-options"] == "nosniff"
    assert missing.headers["content-security-policy"].startswith("default-src 'none'")
    assert all(rule in policy for rule in ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])


def test_an_unexpected_error_has_the_headers_too():
    sample = load("owasp/security_headers.py")
    sample.app.add_api_route("/broken", lambda: 1 / 0)
    answer = TestClient(sample.app, raise_server_exceptions=False).get("/broken")
    assert answer.status_code == 500
    assert sample.HEADERS.items() <= {name: answer.headers[name] for name in sample.HEADERS}.items()


def test_upload_trusts_nothing_the_client_says():
    sample = load("owasp/upload.py")
    client = TestClient(sample.app)
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20

    def send(data, name="a.png", kind="image/png"):
        return client.post("/avatar", files={"file": (name, data, kind)})

    saved = send(png, "../../app.py")
    assert saved.status_code == 201
    assert (sample.FOLDER / saved.json()["name"]).read_bytes() == png
    assert saved.json()["name"].endswith(".png") and "app" not in saved.json()["name"]
    assert send(b"<script>alert(1)</script>").status_code == 415
    assert send(png + b"0" * sample.LIMIT).status_code == 413


def test_plain_data_still_loads_without_globals():
    sample = load("owasp/pickle_danger.py")
    data = pickle.dumps({"items": [3, 5]})
    assert sample.PlainOnly(sample.io.BytesIO(data)).load() == {"items": [3, 5]}


def test_shared_lists_are_small_to_load_and_endless_to_walk():
    lists: list = []
    for _ in range(12):
        lists = [lists] * 10
    data = pickle.dumps(lists)
    assert len(data) < 500
    sample = load("owasp/pickle_danger.py")
    loaded = sample.PlainOnly(sample.io.BytesIO(data)).load()
    assert loaded[0] is loaded[9]  # one list, named ten times: 10**12 when walked


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the answer names the version on which it was tried")
def test_nine_bytes_without_a_class_take_half_a_gigabyte():
    """`find_class` stops code only: a memo index makes the loader fill a table up to it."""
    code = """
import io, pickle, resource
resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28))
class PlainOnly(pickle.Unpickler):
    def find_class(self, module, name): raise pickle.UnpicklingError
PlainOnly(io.BytesIO(b"\\x80\\x04Nr\\x00\\x00\\x00\\x02.")).load()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "MemoryError" in done.stderr


@pytest.fixture
def guard():
    """A guard with a clock of its own; `wait_and_try` waits out the pause, tries, and gives the pause."""
    guard = load("owasp/login_guard.py").LoginGuard(clock=lambda: guard.now)
    guard.now = 0.0

    def wait_and_try(account, ip):
        waited = 0.0
        while pause := guard.attempt(account, ip):
            waited += pause
            guard.now += pause
        return waited

    guard.wait_and_try = wait_and_try
    return guard


def test_pause_doubles_for_the_pair_only(guard):
    assert [guard.wait_and_try("aziza", "203.0.113.9") for _ in range(7)] == [0, 0, 0, 0, 2, 4, 8]
    assert guard.attempt("aziza", "198.51.100.7") == 0


def test_parallel_attempts_are_counted_before_the_password(guard):
    assert [guard.attempt("aziza", "203.0.113.9") > 0 for _ in range(9)] == [False] * 4 + [True] * 5


def test_many_addresses_are_stopped_by_account(guard):
    for number in range(110):
        guard.wait_and_try("bobur", f"198.51.100.{number}")
    assert guard.attempt("bobur", "192.0.2.1") == 900


def test_password_spraying_is_stopped_by_address(guard):
    for number in range(21):
        assert guard.attempt(f"user{number}", "203.0.113.9") == 0
    assert guard.attempt("someone-else", "203.0.113.9") == 2


def test_an_own_account_buys_no_guesses(guard):
    """The attacker signs in to an account of his own after every guess: the pauses grow all the same."""
    pauses = []
    for number in range(24):
        pauses.append(guard.wait_and_try(f"victim{number}", "203.0.113.9"))
        guard.wait_and_try("attacker", "203.0.113.9")
        guard.succeeded("attacker", "203.0.113.9")
    assert guard.attempts["ip", "203.0.113.9"] == 24
    assert guard.now >= 2 + 4 + 8


def test_honest_sign_ins_from_one_office_are_not_slowed(guard):
    for number in range(200):
        assert guard.attempt(f"user{number}", "203.0.113.9") == 0
        guard.succeeded(f"user{number}", "203.0.113.9")


def test_a_wheel_runs_code_without_being_imported(tmp_path):
    """A .pth file in site-packages is read at every start of the interpreter."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True, timeout=60)
    python = tmp_path / "bin/python"
    folder = next(tmp_path.glob("lib/python*/site-packages"))
    (folder / "package.pth").write_text("import sys; sys.stdout.write('from .pth')\n")
    done = subprocess.run([python, "-c", ""], capture_output=True, text=True, check=True, timeout=60)
    assert "from .pth" in done.stdout


def test_challenge_is_the_one_of_rfc_7636():
    sample = load("owasp/pkce.py")
    assert (
        sample.challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )
    server = sample.AuthorizationServer()
    code = server.authorize(sample.challenge_of("v" * 43))
    assert server.token(code, "v" * 43) == "access_token"
    assert server.token(code, "v" * 43) == "invalid_grant"
