import re

LINE = re.compile(r'(\S+) .*"(GET|POST) (\S+) [^"]*" (\d{3})')
line = '10.0.0.7 - [29/Nov] "GET /cars?id=7 HTTP/1.1" 404 12'
if found := LINE.match(line):
    ip, method, path, status = found.groups()
    print(ip, path, int(status))  # → 10.0.0.7 /cars?id=7 404

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
for text in "ali@mail.uz", "ali@mail.uz, hi", "ali@mail":
    print(bool(EMAIL.match(text)), bool(EMAIL.fullmatch(text)))
# → True True
# → True False
# → False False
