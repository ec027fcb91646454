import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.request import HTTPCookieProcessor, build_opener

SET = {
    "/app/login": "sid=abc; Path=/app; Max-Age=3600; HttpOnly",
    "/app/out": "sid=; Path=/; Max-Age=0",
    "/app/bye": "sid=; Path=/app; Max-Age=0",
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response_only(200)
        self.send_header("Set-Cookie", SET[self.path])
        self.end_headers()
        self.wfile.write(self.headers.get("Cookie", "-").encode())


server = HTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
visit = build_opener(HTTPCookieProcessor()).open
site = f"http://127.0.0.1:{server.server_port}/app/"
print(visit(site + "login", timeout=2).read())  # → b'-'
print(visit(site + "out", timeout=2).read())  # → b'sid=abc'
print(visit(site + "bye", timeout=2).read())  # → b'sid=abc'
print(visit(site + "out", timeout=2).read())  # → b'-'
