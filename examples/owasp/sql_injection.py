import sqlite3

SORT_ORDERS = {"name": "name", "newest": "id DESC"}


def find_unsafe(db: sqlite3.Connection, email: str) -> list:
    query = f"SELECT id FROM users WHERE email = '{email}'"
    return db.execute(query).fetchall()  # the value became part of the SQL


def find(db: sqlite3.Connection, email: str) -> list:
    query = "SELECT id FROM users WHERE email = ?"
    return db.execute(query, [email]).fetchall()


def list_names(db: sqlite3.Connection, sort: str) -> list[str]:
    order = SORT_ORDERS[sort]  # a column cannot be a parameter: pick it
    rows = db.execute(f"SELECT name FROM users ORDER BY {order}")
    return [name for (name,) in rows]


if __name__ == "__main__":
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name, email)")
    db.execute("INSERT INTO users VALUES (1, 'Ali', 'ali@example.com')")
    db.execute("INSERT INTO users VALUES (2, 'Vali', 'vali@example.com')")
    hostile = "nobody' OR '1'='1"
    print(len(find_unsafe(db, hostile)))  # → 2
    print(len(find(db, hostile)))  # → 0
    print(list_names(db, "newest"))  # → ['Vali', 'Ali']
