from collections import ChainMap, Counter, OrderedDict, deque

stock = Counter(tea=2, rice=1)
stock.subtract(tea=5, salt=1)
print(stock["tea"], stock["milk"], len(stock))  # → -3 0 3
print(+stock)  # → Counter({'rice': 1})

last = deque(maxlen=3)
for line in "abcde":
    last.append(line)
print(list(last))  # → ['c', 'd', 'e']

defaults = {"port": 5432}
settings = ChainMap({}, defaults)
settings["port"] = 6000
print(settings["port"], defaults["port"])  # → 6000 5432
defaults["host"] = "db"
print("host" in settings)  # → True

one, two = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(one == two, one == dict(two))  # → False True
