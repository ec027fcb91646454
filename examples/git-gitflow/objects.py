from hashlib import sha1


def object_id(kind: str, body: bytes) -> str:
    """Name an object as Git does: by a hash of its header and body."""
    return sha1(f"{kind} {len(body)}\0".encode() + body).hexdigest()


blob = object_id("blob", b"hello\n")
entry = b"100644 hello.txt\0" + bytes.fromhex(blob)
tree = object_id("tree", entry)
renamed = object_id("tree", entry.replace(b"hello.txt", b"salom.txt"))

print(blob)  # → ce013625030ba8dba906f756967f9e9ca394464a
print(tree)  # → aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7
print(renamed != tree)  # → True
