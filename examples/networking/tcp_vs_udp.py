import socket

HOST, ALL = "127.0.0.1", socket.MSG_WAITALL

with socket.create_server((HOST, 0)) as server:
    client = socket.create_connection(server.getsockname(), 2)
    client.sendall(b"hello")
    client.sendall(b"world")
    peer, _ = server.accept()
    print(peer.recv(7, ALL), peer.recv(3, ALL))
    # → b'hellowo' b'rld'
    client.close()
    peer.close()

with socket.socket(type=socket.SOCK_DGRAM) as server:
    server.bind((HOST, 0))
    server.settimeout(2)
    address = server.getsockname()
    client = socket.socket(type=socket.SOCK_DGRAM)
    client.sendto(b"hello", address)
    client.sendto(b"world", address)
    print(server.recv(4), server.recv(4))  # → b'hell' b'worl'

print(client.sendto(b"anybody?", address))  # → 8
