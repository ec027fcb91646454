import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, created TEXT)")
add = "INSERT INTO posts (id, created) VALUES (?, ?)"
db.executemany(add, [(n, f"2026-11-{n:02}") for n in range(1, 7)])


# --8<-- [start:show]
def by_offset(page: int, size: int = 2) -> list[int]:
    return [
        row[0]
        for row in db.execute(
            "SELECT id FROM posts ORDER BY created DESC, id DESC"
            " LIMIT ? OFFSET ?",
            (size, page * size),
        )
    ]


def by_cursor(after: tuple[str, int] | None, size: int = 2):
    rows = db.execute(
        "SELECT created, id FROM posts"
        " WHERE (created, id) < (?, ?)"  # start below the last row
        " ORDER BY created DESC, id DESC LIMIT ?",
        (*(after or ("9999", 0)), size),
    ).fetchall()
    return [row[1] for row in rows], rows[-1] if rows else None


print(by_offset(0))  # → [6, 5]
first, cursor = by_cursor(None)
print(first, cursor)  # → [6, 5] ('2026-11-05', 5)
db.execute(add, (7, "2026-11-07"))  # somebody posts in between
print(by_offset(1))  # → [5, 4]
print(by_cursor(cursor)[0])  # → [4, 3]
# --8<-- [end:show]
