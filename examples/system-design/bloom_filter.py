from hashlib import sha256

BITS, HASHES = 96_000, 7  # 9.6 bits for each of 10,000
bits = bytearray(BITS)  # a byte each here, for clarity


def places(url):
    digest = sha256(url.encode()).digest()
    for i in range(HASHES):
        yield int.from_bytes(digest[4 * i : 4 * i + 4]) % BITS


def seen(url):
    return all(bits[p] for p in places(url))


for n in range(10_000):
    for p in places(f"https://a.uz/{n}"):
        bits[p] = 1

old, new = range(10_000), range(10_000, 20_000)
print(all(seen(f"https://a.uz/{n}") for n in old))  # → True
print(sum(seen(f"https://a.uz/{n}") for n in new))  # → 73
