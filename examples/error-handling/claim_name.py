import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE users (name TEXT UNIQUE)")


def is_free(name: str) -> bool:  # look before you leap
    query = "SELECT 1 FROM users WHERE name = ?"
    return db.execute(query, (name,)).fetchone() is None


def claim(name: str) -> bool:  # ask forgiveness
    try:
        with db:
            db.execute("INSERT INTO users VALUES (?)", (name,))
    except sqlite3.IntegrityError:
        return False
    return True


# Two requests arrive together, and both look first.
print(is_free("ali"), is_free("ali"))  # → True True
print(claim("ali"), claim("ali"))  # → True False
