from collections.abc import Iterator


# --8<-- [start:show]
def operations(spec: dict) -> dict[str, dict]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in spec["paths"].items()
        for method, operation in methods.items()
    }


def required(operation: dict) -> set[str]:
    parameters = operation.get("parameters", [])
    return {p["name"] for p in parameters if p.get("required")}


def breaking(old: dict, new: dict) -> Iterator[str]:
    now = operations(new)
    for name, before in operations(old).items():
        if name not in now:
            yield f"{name}: removed"
            continue
        for extra in required(now[name]) - required(before):
            yield f"{name}: {extra} became required"
        answers = before["responses"].keys()
        for gone in answers - now[name]["responses"].keys():
            yield f"{name}: answer {gone} removed"


# --8<-- [end:show]
