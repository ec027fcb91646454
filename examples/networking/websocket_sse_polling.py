import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx

EVENTS = [(1, "paid"), (2, "packed"), (3, "sent")]


# --8<-- [start:stream]
class Stream(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = int(self.headers.get("Last-Event-ID", 0))
        for n, text in EVENTS[seen : seen + 2]:  # then hangs up
            event = f"id: {n}\ndata: {text}\n\n"
            self.wfile.write(event.encode())


# --8<-- [end:stream]
server = HTTPServer(("127.0.0.1", 0), Stream)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/orders/7/events"

# --8<-- [start:calls]
first = httpx.get(url).text
print(first.split()[1::2])  # → ['1', 'paid', '2', 'packed']
again = httpx.get(url, headers={"Last-Event-ID": "2"}).text
print(repr(again))  # → 'id: 3\ndata: sent\n\n'
# --8<-- [end:calls]
