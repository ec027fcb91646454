import ipaddress
import socket


def reach(bound, asked):
    with socket.create_server((bound, 0)) as server:
        address = asked, server.getsockname()[1]
        try:
            socket.create_connection(address, timeout=1).close()
        except ConnectionRefusedError:
            return "refused"
        return "reached"


everywhere = str(ipaddress.IPv4Address(0))  # 0.0.0.0
print(reach("127.0.0.1", "127.0.0.1"))  # → reached
print(reach("127.0.0.1", "127.0.0.2"))  # → refused
print(reach(everywhere, "127.0.0.2"))  # → reached

subnet = ipaddress.ip_network("10.0.16.0/22")
print(subnet.num_addresses, subnet[-1])  # → 1024 10.0.19.255
for text in "172.31.0.1", "172.32.0.1", "100.64.0.1":
    ip = ipaddress.ip_address(text)
    print(text, ip.is_private, ip.is_global)
# → 172.31.0.1 True False
# → 172.32.0.1 False True
# → 100.64.0.1 False False
