word = "oʻzbek"
raw = word.encode("utf-8")
print(len(word), len(raw), raw)  # → 6 7 b'o\xca\xbbzbek'
print(word[0], raw[0], raw[:1])  # → o 111 b'o'
print(raw == word, raw.decode() == word)  # → False True
print(str(raw))  # → b'o\xca\xbbzbek'

try:
    word.encode("ascii")
except UnicodeEncodeError as error:
    print(error.reason)  # → ordinal not in range(128)
latin = "5 €".encode("cp1252")
try:
    latin.decode("utf-8")
except UnicodeDecodeError as error:
    print(error.reason)  # → invalid start byte
print("Салом".encode().decode("cp1251"))  # → РЎР°Р»РѕРј

packet = bytearray(b"v1:ok")
tail = memoryview(packet)[3:]  # a window, not a copy
tail[:] = b"no"
print(packet)  # → bytearray(b'v1:no')
