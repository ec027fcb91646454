from collections import ChainMap

base = {"/bin/python": "3.14", "/etc/app.conf": "debug=0"}
code = {"/app/main.py": "v1"}  # added by COPY
image = (code, base)  # read-only, shared


def start() -> ChainMap:
    """A container: one new writable layer over the image."""
    return ChainMap({}, *image)


first, second = start(), start()
first["/etc/app.conf"] = "debug=1"  # copied up, then changed

print(first["/etc/app.conf"])  # → debug=1
print(second["/etc/app.conf"])  # → debug=0
print(base["/etc/app.conf"])  # → debug=0
print(first.maps[0])  # → {'/etc/app.conf': 'debug=1'}
