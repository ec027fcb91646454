"""Claims of the first half of the section on networking, over real sockets on the loopback."""

import datetime
import ipaddress
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.request import HTTPCookieProcessor, build_opener

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from samples import run

LOCAL = "127.0.0.1"


@contextmanager
def serving(handler, server=ThreadingHTTPServer):
    with server((LOCAL, 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield httpd
        httpd.shutdown()


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 0.2

    def do_GET(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.send_response_only(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *args): ...


def test_the_fragment_never_leaves_the_browser():
    assert run("networking/url_in_browser.py").splitlines()[-1] == "GET /items?q=tea HTTP/1.1"


def exchange(address, message):
    with socket.create_connection(address, 2) as sock:
        sock.sendall(message)
        sock.shutdown(socket.SHUT_WR)
        with sock.makefile("rb") as answer:
            return answer.read()


def test_what_content_length_leaves_over_is_read_as_the_next_request():
    smuggled = b"GET /admin HTTP/1.1\r\nHost: a\r\n\r\n"
    message = b"POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok" + smuggled
    with serving(Page) as httpd:
        assert exchange(httpd.server_address, message).count(b"HTTP/1.1 200") == 2


def test_a_server_waits_for_the_rest_that_content_length_announces():
    with serving(Page) as httpd, socket.create_connection(httpd.server_address, 0.1) as sock:
        sock.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nshort")
        with pytest.raises(TimeoutError):
            sock.recv(1)


def test_a_server_refuses_an_address_that_is_too_long():
    with serving(Page) as httpd:
        client = HTTPConnection(*httpd.server_address, timeout=2)
        client.request("GET", "/?q=" + "x" * 70_000)
        assert client.getresponse().status == 414
        client.close()


def test_keep_alive_needs_one_connection_for_five_requests():
    class Counting(ThreadingHTTPServer):
        accepted = 0

        def process_request(self, *args):
            self.accepted += 1
            super().process_request(*args)

    with serving(Page, Counting) as httpd:
        url = f"http://{LOCAL}:{httpd.server_port}/"
        with httpx.Client() as client:
            for _ in range(5):
                client.get(url)
        assert httpd.accepted == 1
        for _ in range(5):
            httpx.get(url)
        assert httpd.accepted == 6


# TLS


KEY_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
NOW = datetime.datetime.now(datetime.UTC)


def certificate(name, issuer=None, *, authority=False):
    """Return (key, certificate) of `name`, signed by `issuer` or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[1].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - datetime.timedelta(days=1))
        .not_valid_after(NOW + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if issuer:  # demanded by the strict check of 3.13 and later
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[0].public_key())
        builder = builder.add_extension(above, critical=False)
    if authority:
        usage = dict.fromkeys(KEY_USAGES, False) | {"key_cert_sign": True, "crl_sign": True}
        builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    if not authority:
        names = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address(LOCAL))]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return key, builder.sign(issuer[0] if issuer else key, hashes.SHA256())


def pem(thing):
    return thing.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture(scope="module")
def chain():
    root = certificate("Root", authority=True)
    middle = certificate("Intermediate", root, authority=True)
    return root, middle, certificate("shop.example", middle)


def contexts(tmp_path, chain, sent=("leaf", "middle"), version=None, alpn=()):
    root, middle, (key, leaf) = chain
    file = tmp_path / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificates = {"leaf": leaf, "middle": middle[1]}
    file.write_text(private.decode() + "".join(pem(certificates[name]) for name in sent))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    client = ssl.create_default_context(cadata=pem(root[1]))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    if version:
        client.maximum_version = version
    if alpn:
        client.set_alpn_protocols(alpn[0])
        server.set_alpn_protocols(alpn[1])
    return client, server


def handshake(contexts, name="shop.example"):
    """Shake hands in memory; return (client, flights of the client, bytes that the server sent)."""
    client_in, server_in = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = contexts[0].wrap_bio(client_in, server_in, server_hostname=name)
    server_out = ssl.MemoryBIO()
    server = contexts[1].wrap_bio(server_in, server_out, server_side=True)
    sent, trips = b"", 0
    while True:
        try:
            client.do_handshake()
            return client, trips, sent
        except ssl.SSLWantReadError:
            trips += 1
        with suppress(ssl.SSLWantReadError):
            server.do_handshake()
        flight = server_out.read()
        sent += flight
        client_in.write(flight)


def test_the_chain_is_checked_up_to_a_root_that_the_client_trusts(tmp_path, chain):
    client, _, _ = handshake(contexts(tmp_path, chain))
    assert client.version() == "TLSv1.3"
    strangers = ssl.create_default_context(cadata=pem(certificate("Other", authority=True)[1]))
    with pytest.raises(ssl.SSLCertVerificationError, match="unable to get local issuer"):
        handshake((strangers, contexts(tmp_path, chain)[1]))
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        handshake(contexts(tmp_path, chain), "bank.example")


def test_without_the_intermediate_the_chain_breaks(tmp_path, chain):
    with pytest.raises(ssl.SSLCertVerificationError, match="unable to get local issuer"):
        handshake(contexts(tmp_path, chain, sent=("leaf",)))


def test_a_client_that_knows_the_intermediate_does_not_notice(tmp_path, chain):
    client, server = contexts(tmp_path, chain, sent=("leaf",))
    client.load_verify_locations(cadata=pem(chain[1][1]))
    assert handshake((client, server))[0].version() == "TLSv1.3"


def test_tls_13_takes_one_round_trip_and_12_takes_two(tmp_path, chain):
    der = chain[2][1].public_bytes(serialization.Encoding.DER)
    _, trips, sent = handshake(contexts(tmp_path, chain))
    assert (trips, der in sent) == (1, False)  # the certificate is encrypted
    _, trips, sent = handshake(contexts(tmp_path, chain, version=ssl.TLSVersion.TLSv1_2))
    assert (trips, der in sent) == (2, True)


def test_the_protocol_is_chosen_in_the_handshake(tmp_path, chain):
    offer = ["h2", "http/1.1"]
    old = contexts(tmp_path, chain, alpn=(offer, ["http/1.1"]))
    new = contexts(tmp_path, chain, alpn=(offer, offer))
    assert handshake(old)[0].selected_alpn_protocol() == "http/1.1"
    assert handshake(new)[0].selected_alpn_protocol() == "h2"


# TCP and UDP


def test_send_succeeds_though_nobody_accepted():
    with socket.create_server((LOCAL, 0)) as server, socket.create_connection(server.getsockname(), 1) as client:
        client.sendall(b"pay 100")  # never read, never accepted


def test_a_closed_port_refuses_tcp_and_udp_hears_of_it_later():
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        address = free.getsockname()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, 1)
    with socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.settimeout(1)
        udp.connect(address)
        assert udp.send(b"anybody?") == 8
        with pytest.raises(ConnectionRefusedError):
            udp.recv(1)


def test_tcp_and_udp_have_ports_of_their_own():
    with socket.create_server((LOCAL, 0)) as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
        udp.bind(tcp.getsockname())


def test_one_server_port_serves_many_connections():
    with socket.create_server((LOCAL, 0)) as server:
        clients = [socket.create_connection(server.getsockname(), 1) for _ in range(3)]
        peers = [server.accept() for _ in clients]
        assert {peer.getsockname() for peer, _ in peers} == {server.getsockname()}
        assert len({address for _, address in peers}) == 3
        for sock in [*clients, *(peer for peer, _ in peers)]:
            sock.close()


# DNS


def test_a_pool_asks_for_the_address_only_when_it_connects(monkeypatch):
    asked, real = [], socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *args, **more: (asked.append(host), real(host, *args, **more))[1]
    )
    with serving(Page) as httpd:
        url = f"http://localhost:{httpd.server_port}/"
        with httpx.Client() as client:
            for _ in range(3):
                client.get(url)
        assert asked == ["localhost"]
        for _ in range(3):
            httpx.get(url)
        assert asked == ["localhost"] * 4


# Cookies


def test_a_secure_cookie_is_not_sent_over_plain_http():
    class Site(Page):
        def do_GET(self):
            got = self.headers.get("Cookie", "-").encode()
            self.send_response_only(200)
            self.send_header("Set-Cookie", "sid=abc; Secure; HttpOnly")
            self.send_header("Set-Cookie", "lang=uz")
            self.send_header("Content-Length", str(len(got)))
            self.end_headers()
            self.wfile.write(got)

    with serving(Site, HTTPServer) as httpd:
        url = f"http://{LOCAL}:{httpd.server_port}/"
        visit = build_opener(HTTPCookieProcessor()).open
        assert visit(url, timeout=2).read() == b"-"
        assert visit(url, timeout=2).read() == b"lang=uz"
