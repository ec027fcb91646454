import socket
from http.client import HTTPConnection

with socket.create_server(("127.0.0.1", 0)) as server:
    client = HTTPConnection(*server.getsockname(), timeout=2)
    kind = {"Content-Type": "text/plain; charset=utf-8"}
    client.request("POST", "/notes", "oʻt".encode(), kind)
    peer, _ = server.accept()
    with peer.makefile("rb") as request:
        print(request.readline())  # → b'POST /notes HTTP/1.1\r\n'
        while (line := request.readline()) != b"\r\n":
            if line.startswith(b"Content"):
                print(line)
                # → b'Content-Length: 4\r\n'
                # → b'Content-Type: text/plain; charset=utf-8\r\n'
        print(request.read(4))  # → b'o\xca\xbbt'
