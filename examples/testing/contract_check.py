CONTRACT = {"id": int, "total": str}  # only what we read


def broken(answer):
    kinds = CONTRACT.items()
    return [k for k, kind in kinds if type(answer.get(k)) is not kind]


def label(answer):
    return f"#{answer['id']}: {answer['total']}"


fake = {"id": 7, "total": "10.00"}  # our test's copy, a year old
today = {"number": 7, "total": "10.00", "currency": "UZS"}

print(label(fake))  # → #7: 10.00
print(broken(fake | {"currency": "UZS"}))  # → []
print(broken(today))  # → ['id']
