import sqlite3

LISTS = {  # a column cannot be a parameter: choose a whole query
    "name": "SELECT name FROM users ORDER BY name",
    "newest": "SELECT name FROM users ORDER BY id DESC",
}


def find_unsafe(db: sqlite3.Connection, email: str) -> list:
    query = f"SELECT id FROM users WHERE email = '{email}'"
    return db.execute(query).fetchall()  # the value became part of the SQL


def find(db: sqlite3.Connection, email: str) -> list:
    query = "SELECT id FROM users WHERE email = ?"
    return db.execute(query, [email]).fetchall()


def list_names(db: sqlite3.Connection, sort: str) -> list[str]:
    return [name for (name,) in db.execute(LISTS[sort])]


if __name__ == "__main__":
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name, email)")
    db.execute("INSERT INTO users VALUES (1, 'Ali', 'ali@example.com')")
    db.execute("INSERT INTO users VALUES (2, 'Vali', 'vali@example.com')")
    hostile = "nobody' OR '1'='1"
    print(len(find_unsafe(db, hostile)))  # → 2
    print(len(find(db, hostile)))  # → 0
    print(list_names(db, "newest"))  # → ['Vali', 'Ali']
