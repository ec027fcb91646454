import base64
import hashlib
import hmac
import sqlite3

SCHEMA = "CREATE TABLE inbox (id TEXT PRIMARY KEY, body BLOB NOT NULL)"


# --8<-- [start:show]
def sign(secret: bytes, event: str, sent: int, body: bytes) -> str:
    signed = f"{event}.{sent}.".encode() + body
    digest = hmac.digest(secret, signed, hashlib.sha256)
    return "v1," + base64.b64encode(digest).decode()


def receive(
    db: sqlite3.Connection,
    secret: bytes,
    headers: dict[str, str],
    body: bytes,  # the raw bytes, before any JSON parser
    now: float,
) -> int:
    event = headers["webhook-id"]
    sent = int(headers["webhook-timestamp"])
    if abs(now - sent) > 300:
        return 400  # an old request, recorded and played again
    ours = sign(secret, event, sent, body).encode()
    theirs = headers["webhook-signature"].split()  # two while rotating
    if not any(hmac.compare_digest(ours, one.encode()) for one in theirs):
        return 401
    with db:  # a duplicate is not an error: say 200 again
        db.execute(
            "INSERT INTO inbox VALUES (?, ?) ON CONFLICT DO NOTHING",
            (event, body),
        )
    return 200  # a worker reads the inbox; we do not keep them waiting


# --8<-- [end:show]
