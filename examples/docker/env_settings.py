import os

os.environ["DEBUG"] = "False"  # as `docker run -e DEBUG=False`
print(bool(os.environ["DEBUG"]))  # → True


def flag(name: str) -> bool:
    value = os.environ[name].strip().lower()  # missing: KeyError
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} must be true or false")


print(flag("DEBUG"))  # → False
