import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit
from urllib.request import urlopen


class Echo(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.requestline.encode())

    def log_message(self, *args): ...


server = HTTPServer(("127.0.0.1", 0), Echo)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/items?q=tea#top"
print(urlsplit(url).hostname)  # → 127.0.0.1
print(urlsplit(url).fragment)  # → top
print(urlopen(url, timeout=2).read().decode())
# → GET /items?q=tea HTTP/1.1
