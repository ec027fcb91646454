import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx


# --8<-- [start:chain]
class App(BaseHTTPRequestHandler):
    def do_GET(self):
        chain = self.headers["X-Forwarded-For"].split(", ")
        self.answer(f"first {chain[0]}, last {chain[-1]}")

    # --8<-- [end:chain]
    def answer(self, text):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())


# --8<-- [start:proxy]
class Proxy(App):  # as $proxy_add_x_forwarded_for of nginx
    def do_GET(self):
        came = self.headers.get_all("X-Forwarded-For", [])
        chain = ", ".join([*came, self.client_address[0]])
        headers = {"X-Forwarded-For": chain}
        self.answer(httpx.get(urls[App], headers=headers).text)


# --8<-- [end:proxy]
urls = {}
for kind in App, Proxy:
    server = HTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    urls[kind] = f"http://127.0.0.1:{server.server_port}"

# --8<-- [start:calls]
print(httpx.get(urls[Proxy]).text)
# → first 127.0.0.1, last 127.0.0.1
forged = {"X-Forwarded-For": "10.0.0.5"}  # "from the office"
print(httpx.get(urls[Proxy], headers=forged).text)
# → first 10.0.0.5, last 127.0.0.1
# --8<-- [end:calls]
