import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx

asked = []


class Origin(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        page = f"page of {self.headers['Cookie']}"
        self.wfile.write(page.encode())


server = HTTPServer(("127.0.0.1", 0), Origin)
threading.Thread(target=server.serve_forever, daemon=True).start()
origin = f"http://127.0.0.1:{server.server_port}"


# --8<-- [start:edge]
cache = {}


def edge(path, cookie="nobody", drop=()):
    url = httpx.URL(origin + path)
    query = [pair for pair in url.params.items() if pair[0] not in drop]
    key = url.path, *query
    if key not in cache:
        cache[key] = httpx.get(url, headers={"Cookie": cookie}).text
    return cache[key]


for n in range(3):
    edge(f"/logo.svg?utm_source={n}")
print(len(asked))  # → 3
for n in range(3):
    edge(f"/cart.svg?utm_source={n}", drop={"utm_source"})
print(len(asked))  # → 4
edge("/profile", "ali")
print(edge("/profile", "vali"))  # → page of ali
# --8<-- [end:edge]
