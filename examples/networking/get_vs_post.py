import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.send_response(204)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, form, *args):
        print(args[0])  # what an access log keeps


server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = HTTPConnection(*server.server_address, timeout=2)
client.request("GET", "/login?pin=4711")
client.getresponse()
client.request("POST", "/login", "pin=4711")
client.getresponse()
# → GET /login?pin=4711 HTTP/1.1
# → POST /login HTTP/1.1
