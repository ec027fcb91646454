import sqlite3

SORTS = {"newest": "id DESC", "largest": "total DESC, id"}


def invoices(db: sqlite3.Connection, owner: int, sort: str) -> list[int]:
    """The owner is bound, the sort is not: a reviewer must stop here."""
    sql = f"SELECT id FROM invoice WHERE owner = ? ORDER BY {sort}"
    return [row[0] for row in db.execute(sql, (owner,))]


def invoices_reviewed(db: sqlite3.Connection, owner: int, sort: str):
    """Text of the client only picks from what we have written."""
    return invoices(db, owner, SORTS[sort])


db = sqlite3.connect(":memory:")
db.executescript("""
    CREATE TABLE account (id INTEGER, token TEXT);
    INSERT INTO account VALUES (1, 'k7');
    CREATE TABLE invoice (id INTEGER, owner INTEGER, total INTEGER);
    INSERT INTO invoice VALUES (1, 5, 90), (2, 5, 70);
""")
guess = (
    "CASE WHEN (SELECT token FROM account) LIKE '{}%' THEN id ELSE -id END"
)
print(invoices(db, 5, guess.format("a")))  # → [2, 1]
print(invoices(db, 5, guess.format("k")))  # → [1, 2]
print(invoices_reviewed(db, 5, "largest"))  # → [1, 2]
