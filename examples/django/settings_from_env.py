import os

os.environ["SECRET_KEY"] = "x" * 50
os.environ["ALLOWED_HOSTS"] = "shop.uz,www.shop.uz"
# --8<-- [start:show]
# settings.py, with DEBUG=False in the environment
os.environ["DEBUG"] = "False"
DEBUG = os.environ.get("DEBUG", False)
print(bool(DEBUG))  # → True


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


DEBUG = flag("DEBUG")
SECRET_KEY = os.environ["SECRET_KEY"]  # missing: no start at all
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")
print(DEBUG, ALLOWED_HOSTS)  # → False ['shop.uz', 'www.shop.uz']
print("".split(","))  # → ['']
# --8<-- [end:show]
