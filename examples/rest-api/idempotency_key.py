import hashlib
import sqlite3
from collections.abc import Callable

SCHEMA = """CREATE TABLE idempotency (
    client TEXT, key TEXT, fingerprint TEXT NOT NULL, answer TEXT,
    PRIMARY KEY (client, key))"""


# --8<-- [start:show]
def pay_once(
    db: sqlite3.Connection,
    client: str,
    key: str,
    body: str,
    charge: Callable[[str, str], str],
) -> tuple[int, str]:
    fingerprint = hashlib.sha256(body.encode()).hexdigest()
    with db:  # 1. claim the key; the primary key lets one through
        claimed = db.execute(
            "INSERT INTO idempotency VALUES (?, ?, ?, NULL)"
            " ON CONFLICT DO NOTHING",
            (client, key, fingerprint),
        ).rowcount
    if not claimed:
        known, answer = db.execute(
            "SELECT fingerprint, answer FROM idempotency"
            " WHERE (client, key) = (?, ?)",
            (client, key),
        ).fetchone()
        if known != fingerprint:
            return 422, "this key was used with another body"
        if answer is None:
            return 409, "the first request is still running"
        return 201, answer  # 3. a retry gets the stored answer
    answer = charge(key, body)  # 2. the bank sees the same key
    with db:
        db.execute(
            "UPDATE idempotency SET answer = ?"
            " WHERE (client, key) = (?, ?)",
            (answer, client, key),
        )
    return 201, answer


# --8<-- [end:show]
