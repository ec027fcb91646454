import re


def read(line: str) -> str | None:  # 3.10
    if found := re.fullmatch(r"(\w+) (\d+)", line):  # 3.8
        match found.groups():  # 3.10
            case ("pay", amount):
                return f"{amount=}"  # 3.8
            case (command, _):
                return f"unknown: {command}"
    return None


print(read("pay 500"))  # → amount='500'
print(read("send 1"))  # → unknown: send
print(read("pay"))  # → None

names, sums = ["Ali", "Lola"], [10]
print(dict(zip(names, sums)))  # → {'Ali': 10}
try:
    print(dict(zip(names, sums, strict=True)))  # 3.10
except ValueError as error:
    print(error)  # → zip() argument 2 is shorter than argument 1
