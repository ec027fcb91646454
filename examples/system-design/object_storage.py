import hmac
from hashlib import sha256
from secrets import token_bytes

KEY = token_bytes(32)  # known to us and to the storage


def sign(method, path, until):
    text = f"{method}\n{path}\n{until}".encode()
    return hmac.new(KEY, text, sha256).hexdigest()


def allowed(method, path, until, signature, now):
    expected = sign(method, path, until)
    return now <= until and hmac.compare_digest(expected, signature)


link = sign("PUT", "/u7/cat.jpg", until=900)
print(allowed("PUT", "/u7/cat.jpg", 900, link, now=60))  # → True
print(allowed("GET", "/u7/cat.jpg", 900, link, now=60))  # → False
print(allowed("PUT", "/u7/cat.jpg", 9000, link, now=60))  # → False
print(allowed("PUT", "/u7/cat.jpg", 900, link, now=61))  # → True
