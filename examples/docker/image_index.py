import hashlib
import json

store: dict[str, dict] = {}


def push(document: dict) -> str:
    body = json.dumps(document).encode()
    digest = "sha256:" + hashlib.sha256(body).hexdigest()
    store[digest] = document
    return digest


amd = push({"layers": ["debian-amd64", "app"]})
arm = push({"layers": ["debian-arm64", "app"]})
index = push({"manifests": {"amd64": amd, "arm64": arm}})
tags = {"api:1.4": index}

deployed = tags["api:1.4"]
tags["api:1.4"] = push({"layers": ["debian-amd64", "app", "fix"]})
print(tags["api:1.4"] == deployed)  # → False
tags["api:1.4"] = index  # and back again
for digest in set(store) - set(tags.values()):  # "untagged"
    del store[digest]
print(index in store, arm in store)  # → True False
