import hashlib
import sqlite3
from collections.abc import Callable
from uuid import uuid4

SCHEMA = """CREATE TABLE payments (
    client TEXT, key TEXT, fingerprint TEXT NOT NULL,
    payment TEXT NOT NULL UNIQUE, status INTEGER, answer TEXT,
    PRIMARY KEY (client, key))"""


# --8<-- [start:show]
def pay_once(
    db: sqlite3.Connection,
    client: str,
    key: str,
    body: str,
    charge: Callable[[str, str], tuple[int, str]],
) -> tuple[int, str]:
    fingerprint = hashlib.sha256(body.encode()).hexdigest()
    payment = str(uuid4())  # our own id: two clients may choose one key
    with db:  # 1. claim the key; the primary key lets one through
        claimed = db.execute(
            "INSERT INTO payments VALUES (?, ?, ?, ?, NULL, NULL)"
            " ON CONFLICT DO NOTHING",
            (client, key, fingerprint, payment),
        ).rowcount
    if not claimed:
        known, status, answer = db.execute(
            "SELECT fingerprint, status, answer FROM payments"
            " WHERE (client, key) = (?, ?)",
            (client, key),
        ).fetchone()
        if known != fingerprint:
            return 422, "this key was used with another body"
        if status is None:
            return 409, "the first request is still running"
        return status, answer  # 3. a retry gets the stored answer
    status, answer = charge(payment, body)  # 2. the bank sees our id
    with db:  # a refusal is an answer too: 402 stays 402
        db.execute(
            "UPDATE payments SET status = ?, answer = ? WHERE payment = ?",
            (status, answer, payment),
        )
    return status, answer


# --8<-- [end:show]
