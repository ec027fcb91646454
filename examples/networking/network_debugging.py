import socket


def probe(address):
    try:
        peer = socket.create_connection(address, timeout=0.3)
    except ConnectionRefusedError:
        return "refused: the host is there, the port is closed"
    except TimeoutError:
        return "no connection: packets are dropped"
    with peer:
        peer.sendall(b"GET / HTTP/1.0\r\n\r\n")
        try:
            return peer.recv(100) or "closed without an answer"
        except TimeoutError:
            return "connected, no answer"


with socket.create_server(("127.0.0.1", 0)) as gone:
    address = gone.getsockname()
print(probe(address))
# → refused: the host is there, the port is closed

full = socket.create_server(("127.0.0.1", 0), backlog=0)
first = socket.create_connection(full.getsockname())
print(probe(full.getsockname()))
# → no connection: packets are dropped

hung = socket.create_server(("127.0.0.1", 0))  # never accepts
print(probe(hung.getsockname()))  # → connected, no answer
