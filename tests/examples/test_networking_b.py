"""What the second half of the section on networks says, watched on the loopback."""

import asyncio
import base64
import hashlib
import heapq
import importlib.util
import ipaddress
import re
import shutil
import socket
import struct
import subprocess
import threading
import xmlrpc.client
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree
from xmlrpc.server import SimpleXMLRPCServer

import httpx
import pytest
import uvicorn
from aiohttp import web
from aiohttp.test_utils import TestServer
from samples import EXAMPLES, read
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


class Echo(BaseHTTPRequestHandler):
    """Answers with the method and the headers it was given; its paths make the trouble that clients meet."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/hang-up-next" and getattr(self, "served", False):
            self.close_connection = True  # an idle connection is closed just as the next request arrives
            return
        self.served = True
        status, _, target = self.path.removeprefix("/").partition("/to/")
        if target:
            self.send_response(int(status))
            self.send_header("Location", f"http://{target}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        text = f"{self.command} {body.decode()}\n{self.headers}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        if user := self.headers["X-User"]:
            self.send_header("Set-Cookie", f"session={user}")
        self.end_headers()
        self.wfile.write(text)

    do_POST = do_GET

    def log_message(self, *_):
        pass


@pytest.fixture
def echo() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


async def websocket_conversation() -> tuple[bytes, bytes, bytes]:
    """Speak WebSocket by hand with a real server; give the answer to the handshake, its key and the first frame."""

    async def handler(request: web.Request) -> web.WebSocketResponse:
        channel = web.WebSocketResponse()
        await channel.prepare(request)
        async for message in channel:
            await channel.send_str(message.data.upper())
        return channel

    application = web.Application()
    application.router.add_get("/ws", handler)
    async with TestServer(application) as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        key = base64.b64encode(b"sixteen bytes ok")
        writer.write(
            b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + b"\r\n\r\n"
        )
        head = await reader.readuntil(b"\r\n\r\n")
        mask = b"\x01\x02\x03\x04"
        text = bytes(byte ^ mask[n % 4] for n, byte in enumerate(b"salom"))
        writer.write(struct.pack("BB", 0x81, 0x80 | 5) + mask + text)
        frame = await reader.readexactly(2 + 5)
        writer.close()
        return head, key, frame


def test_a_websocket_begins_as_http_and_goes_on_in_frames():
    head, key, frame = asyncio.run(websocket_conversation())
    assert head.startswith(b"HTTP/1.1 101 ")
    proof = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
    assert b"Sec-WebSocket-Accept: " + proof in head
    assert frame == b"\x81\x05SALOM"  # two bytes of header, and no mask from the server


CHAIN = "6.6.6.6, 203.0.113.7, 198.51.100.2, 10.0.0.4"  # the picture's, with one forged address in front


@pytest.mark.parametrize(
    ("trusted", "client"),
    [
        ("10.0.1.5, 10.0.0.4, 198.51.100.2", "203.0.113.7"),
        ("10.0.1.5", "10.0.0.4"),  # a proxy was forgotten: its address is taken for the client's
        ("127.0.0.1", "10.0.1.5"),  # the default: the header of a stranger is not read at all
        ("*", "6.6.6.6"),  # believing everybody
    ],
)
def test_uvicorn_walks_from_the_right_past_trusted_proxies(trusted, client):
    seen = []

    async def application(scope, receive, send):
        seen.append((scope["client"][0], scope["scheme"]))

    scope = {
        "type": "http",
        "scheme": "http",
        "client": ("10.0.1.5", 1234),
        "headers": [(b"x-forwarded-for", CHAIN.encode()), (b"x-forwarded-proto", b"https")],
    }
    asyncio.run(ProxyHeadersMiddleware(application, trusted_hosts=trusted)(scope, None, None))
    assert seen == [(client, "http" if trusted == "127.0.0.1" else "https")]


def test_the_configuration_of_nginx_is_whole(tmp_path):
    text = read("networking/reverse_proxy_nginx.conf")
    assert text.count("{") == text.count("}")
    assert all(re.search(r"[;{}]$", line) for line in text.splitlines() if line.strip())
    assert "X-Forwarded-For $remote_addr" in text  # the outermost proxy overwrites
    if nginx := shutil.which("nginx"):
        server = re.sub(r"listen 443 ssl;|ssl_certificate.*", "", text)
        whole = tmp_path / "nginx.conf"
        whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {server} }}")
        checked = subprocess.run([nginx, "-t", "-c", whole], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr


def test_least_connections_favours_the_server_that_fails_fast():
    busy, got, ends = [0, 0, 0], [0, 0, 0], []
    milliseconds, turn = (100, 100, 2), 0  # the third answers 500 at once
    for now in range(0, 100_000, 10):  # 100 requests a second
        while ends and ends[0][0] <= now:
            busy[heapq.heappop(ends)[1]] -= 1
        chosen = min(((turn + n) % 3 for n in range(3)), key=busy.__getitem__)
        turn = chosen + 1
        busy[chosen] += 1
        got[chosen] += 1
        heapq.heappush(ends, (now + milliseconds[chosen], chosen))
    assert got[2] / sum(got) == pytest.approx(0.8)


def test_soap_and_xml_rpc_are_xml_that_parses_and_calls():
    source = read("networking/soap_rpc_formats.py")
    envelope = ElementTree.fromstring(re.search(r'"""(.*?)"""', source, re.DOTALL)[1])
    assert envelope.find(".//{urn:shop}id").text == "150"
    with SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False) as server:
        server.register_function(lambda number: number * 2, "getPrice")
        threading.Thread(target=server.handle_request, daemon=True).start()
        with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{server.server_address[1]}") as shop:
            assert shop.getPrice(150) == 300
    assert len(base64.b64encode(bytes(3000))) == 4000  # a third bigger


def test_a_changed_type_in_protobuf_reads_as_the_default():
    if not importlib.util.find_spec("playwright"):
        pytest.skip("make check works without protobuf; make test, which has the browser, must have it")
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    def message(name: str, kind: int):
        file = descriptor_pb2.FileDescriptorProto(name=f"{name}.proto", syntax="proto3", package=name)
        file.message_type.add(name="PriceRequest").field.add(name="id", number=1, type=kind, label=1)
        pool = descriptor_pool.DescriptorPool()
        pool.Add(file)
        return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{name}.PriceRequest"))

    field = descriptor_pb2.FieldDescriptorProto
    old, new = message("old", field.TYPE_INT32), message("new", field.TYPE_STRING)
    assert old.FromString(new(id="A-150").SerializeToString()).id == 0
    assert old(id=150).SerializeToString().hex(" ") == "08 96 01"


@pytest.mark.parametrize(
    ("status", "again"), [(301, "GET \n"), (302, "GET \n"), (303, "GET \n"), (307, "POST x\n"), (308, "POST x\n")]
)
def test_307_and_308_keep_method_and_body(echo, status, again):
    with httpx.Client(follow_redirects=True) as client:
        answer = client.post(f"http://{echo}/{status}/to/{echo}/new", content="x")
    assert answer.text.startswith(again)


def test_a_token_stays_behind_when_the_host_changes(echo):
    other = echo.replace("127.0.0.1", "localhost")
    headers = {"Authorization": "Bearer t", "X-Api-Key": "k"}
    with httpx.Client(follow_redirects=True, headers=headers) as client:
        assert "Authorization" in client.get(f"http://{echo}/302/to/{echo}/").text
        abroad = client.get(f"http://{echo}/302/to/{other}/").text
    assert "Authorization" not in abroad
    assert "X-Api-Key: k" in abroad


def test_a_shared_client_hands_the_session_of_one_user_to_the_next(echo):
    with httpx.Client() as client:
        client.get(f"http://{echo}/200", headers={"X-User": "first"})
        assert "Cookie: session=first" in client.get(f"http://{echo}/200", headers={"X-User": "second"}).text


def test_an_address_that_is_global_may_still_be_multicast():
    group = ipaddress.ip_address("224.0.0.1")
    assert group.is_global and group.is_multicast


def test_an_unread_stream_holds_its_connection(echo):
    limits = httpx.Limits(max_connections=1)
    with httpx.Client(limits=limits, timeout=httpx.Timeout(2, pool=0.1)) as client:
        forgotten = client.send(client.build_request("GET", f"http://{echo}/"), stream=True)
        with pytest.raises(httpx.PoolTimeout):
            client.get(f"http://{echo}/")
        forgotten.close()
        assert client.get(f"http://{echo}/").status_code == 200


def test_a_server_that_closes_an_idle_connection_meets_the_next_request(echo):
    with httpx.Client() as client:
        client.get(f"http://{echo}/hang-up-next")
        with pytest.raises(httpx.RemoteProtocolError, match="Server disconnected"):
            client.get(f"http://{echo}/hang-up-next")


def test_httpx_and_uvicorn_keep_idle_connections_equally_long():
    assert httpx.Limits().keepalive_expiry == uvicorn.Config("app:app").timeout_keep_alive == 5
    assert httpx._config.DEFAULT_LIMITS.max_connections == 100
    assert not httpx.Client().follow_redirects


def test_ports_and_subnets_by_numbers():
    ports = 60_999 - 32_768 + 1
    assert ports == 28_232
    assert ports / 60 == pytest.approx(470, abs=1)
    sizes = [ipaddress.ip_network(f"10.0.0.0/{bits}").num_addresses for bits in (24, 22, 16)]
    assert sizes == [256, 1024, 65_536]
    assert ipaddress.ip_address("169.254.169.254").is_link_local
    assert ipaddress.ip_address("fd00::1").is_private


def test_two_programs_share_a_port_only_when_both_ask():
    with socket.create_server(("127.0.0.1", 0)) as first, pytest.raises(OSError, match="in use"):
        socket.create_server(first.getsockname())
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as first:
        socket.create_server(first.getsockname(), reuse_port=True).close()


@pytest.mark.parametrize(
    "name", ["load_balancing", "reverse_proxy_nginx", "websocket_sse_polling", "wsgi_asgi_servers"]
)
def test_the_parts_that_are_shown_fit_a_phone(name):
    path = EXAMPLES / f"networking/{name}.py"
    parts = path.read_text(encoding="utf-8").split("# --8<-- [")
    shown = parts if len(parts) == 1 else parts[1::2]
    assert max(len(line) for part in shown for line in part.splitlines()) <= 72
