import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        time.sleep(0.3 if self.path == "/slow" else 0)
        self.send_response_only(204, self.path)
        self.end_headers()


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
with socket.create_connection(server.server_address, 2) as sock:
    for path in "/slow", "/fast":
        head = f"GET {path} HTTP/1.1\r\nHost: shop.example\r\n\r\n"
        sock.sendall(head.encode())
    with sock.makefile("rb") as answers:
        print(answers.readline())  # → b'HTTP/1.1 204 /slow\r\n'
        print(answers.readline())  # → b'\r\n'
        print(answers.readline())  # → b'HTTP/1.1 204 /fast\r\n'
