from hashlib import sha256


def keys(steps: list[tuple[str, str]]) -> list[str]:
    """Cache key of each step: its parent, its text, its files."""
    parent, result = "", []
    for instruction, files in steps:
        text = f"{parent}|{instruction}|{files}"
        parent = sha256(text.encode()).hexdigest()
        result.append(parent)
    return result


def hits(steps, changed) -> list[bool]:
    return [a == b for a, b in zip(keys(steps), keys(changed))]


def bad(source):  # any edit reinstalls everything
    return [("COPY . .", source), ("RUN pip install", "")]


def good(source):  # an edit costs one COPY
    wheel = [("COPY requirements.txt", "v1"), ("RUN pip install", "")]
    return [*wheel, ("COPY . .", source)]


print(hits(bad("main.py v1"), bad("main.py v2")))
# → [False, False]
print(hits(good("main.py v1"), good("main.py v2")))
# → [True, True, False]
