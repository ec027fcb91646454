state: dict[str, object] = {}


def put(path: str, body: str) -> int:
    existed = path in state
    state[path] = body
    return 200 if existed else 201


def delete(path: str) -> int:
    return 204 if state.pop(path, None) else 404


def post(path: str, body: str) -> int:
    state[f"{path}{len(state) + 1}"] = body  # a new one every time
    return 201


def twice(request, *arguments: str) -> str:
    answers, states = [], []
    for _ in range(2):
        answers.append(request(*arguments))
        states.append(dict(state))
    return f"{answers} same state: {states[0] == states[1]}"


print(twice(put, "/cart/1", "tea"))  # → [201, 200] same state: True
print(twice(delete, "/cart/1"))  # → [204, 404] same state: True
print(twice(post, "/cart/", "tea"))  # → [201, 201] same state: False
