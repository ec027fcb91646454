"""The samples of the OWASP section do what their answers say."""

import os
import pickle
import subprocess
import time

import httpx
import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
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
    done = subprocess.run(["bash", script, step], env={"PATH": path}, capture_output=True, text=True, check=True)
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


def test_pause_doubles_and_ends():
    now = [0.0]
    guard = load("owasp/login_guard.py").LoginGuard(clock=lambda: now[0])
    pauses = []
    for _ in range(6):
        guard.failed("aziza", "203.0.113.9")
        pauses.append(guard.pause("aziza", "203.0.113.9"))
    assert pauses == [0, 0, 0, 2, 4, 8]
    now[0] = 9.0
    assert guard.pause("aziza", "203.0.113.9") == 0
    for number in range(110):
        guard.failed("bobur", f"198.51.100.{number}")
    assert guard.pause("bobur", "192.0.2.1") == 900


def test_password_spraying_is_stopped_by_address():
    guard = load("owasp/login_guard.py").LoginGuard(clock=lambda: 0.0)
    for number in range(21):
        guard.failed(f"user{number}", "203.0.113.9")
    assert guard.pause("someone-else", "203.0.113.9") == 2


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
