import ipaddress
import socket
from urllib.parse import urlsplit

import httpx

UNICAST = ipaddress.ip_network("2000::/3")


def public_address(host: str, resolve=socket.getaddrinfo) -> str:
    """Resolve once; refuse if any address leads inside."""
    found = sorted({answer[4][0] for answer in resolve(host, 443)})
    for text in found:
        address = ipaddress.ip_address(text)
        address = getattr(address, "ipv4_mapped", None) or address
        wrapped = address.version == 6 and (
            address not in UNICAST or address.sixtofour
        )  # NAT64 and 6to4 may carry an inner IPv4
        if wrapped or not address.is_global or address.is_multicast:
            raise ValueError(f"{host} leads to {address}")
    return found[0]


def fetch(url: str, client: httpx.Client, resolve=socket.getaddrinfo):
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.port not in {None, 443}:
        raise ValueError("only https on port 443")
    address = public_address(parts.hostname, resolve)
    return client.get(
        httpx.URL(url).copy_with(host=address),  # no second DNS answer
        headers={"Host": parts.hostname},
        extensions={"sni_hostname": parts.hostname},
        follow_redirects=False,  # a redirect would skip the check
        timeout=5,
    )
