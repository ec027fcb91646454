import ssl

context = ssl.create_default_context()
print(context.verify_mode.name)  # → CERT_REQUIRED
print(context.check_hostname)  # → True

to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
tls = context.wrap_bio(
    to_client, to_server, server_hostname="clinic.example"
)
try:
    tls.do_handshake()
except ssl.SSLWantReadError:  # waits for the server's answer
    hello = to_server.read()

print(b"clinic.example" in hello)  # → True
