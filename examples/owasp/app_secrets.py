import os
import secrets
from pathlib import Path

from pydantic import SecretStr

FOLDER = Path("/run/secrets")  # mounted by Docker, Kubernetes, Vault…


def read_secret(name: str, folder: Path = FOLDER) -> SecretStr:
    """Read a mounted file, or a variable on a developer's machine."""
    file = folder / name
    if file.exists():
        value = file.read_text().strip()
    else:
        value = os.environ.get(name.upper(), "")
    if not value:
        raise RuntimeError(f"secret {name} is missing")  # fail at start
    return SecretStr(value)


if __name__ == "__main__":
    os.environ["DB_PASSWORD"] = secrets.token_urlsafe(15)
    password = read_secret("db_password")
    print(f"connecting with {password}")  # → connecting with **********
    print(len(password.get_secret_value()))  # → 20
