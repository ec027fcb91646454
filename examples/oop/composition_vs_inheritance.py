class Headers(dict):
    def __setitem__(self, name, value):
        super().__setitem__(name.lower(), value)


headers = Headers({"Host": "example.uz"})
headers["Accept"] = "text/html"
headers.update({"Cookie": "a=1"})
print(list(headers))  # → ['Host', 'accept', 'Cookie']


class SafeHeaders:
    def __init__(self):
        self._items = {}

    def add(self, name, value):
        self._items[name.lower()] = value

    def __getitem__(self, name):
        return self._items[name.lower()]


headers = SafeHeaders()
headers.add("Host", "example.uz")
print(headers["HOST"])  # → example.uz
