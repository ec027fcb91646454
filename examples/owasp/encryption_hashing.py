import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet

phone = b"+998901234567"
sent = base64.b64encode(phone)
print(base64.b64decode(sent) == phone)  # → True

# a fast hash of a short value: ten thousand guesses, no key
target = hashlib.sha256(phone).hexdigest()
guesses = (b"+99890123%04d" % n for n in range(10_000))
print(any(hashlib.sha256(g).hexdigest() == target for g in guesses))
# → True

old, new = (Fernet(Fernet.generate_key()) for _ in range(2))
stored = old.encrypt(phone)
print(stored == old.encrypt(phone))  # → False

keys = MultiFernet([new, old])  # encrypts with the first
print(keys.decrypt(stored) == phone)  # → True
moved = keys.rotate(stored)
print(new.decrypt(moved) == phone)  # → True
print(old.decrypt(stored) == phone)  # → True
