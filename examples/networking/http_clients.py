import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

connections = set()


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open

    def do_GET(self):
        connections.add(self.client_address)
        self.send_response(200)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(self.command.encode())

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(302)
        self.send_header("Location", "/orders/7")
        self.send_header("Content-Length", "0")
        self.end_headers()


server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/orders"

# --8<-- [start:calls]
for _ in range(3):
    httpx.get(url, timeout=2)
print(len(connections))  # → 3

with httpx.Client(timeout=2) as api:
    for _ in range(3):
        api.get(url)
    print(len(connections))  # → 4

    order = {"sku": "A-1"}
    print(api.post(url, json=order).status_code)  # → 302
    answer = api.post(url, json=order, follow_redirects=True)
    print(answer.status_code, answer.request.method)  # → 200 GET
# --8<-- [end:calls]
