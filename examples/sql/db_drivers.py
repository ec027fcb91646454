import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

path = Path(mkdtemp()) / "shop.db"

with closing(sqlite3.connect(path)) as connection:
    connection.execute("CREATE TABLE cars (id INTEGER, name TEXT)")
    rows = [(1, "Cobalt"), (2, "Nexia")]
    query = "INSERT INTO cars VALUES (?, ?)"
    cursor = connection.executemany(query, rows)
    print(cursor.rowcount)  # → 2

with closing(sqlite3.connect(path)) as connection:
    query = "SELECT count(*) FROM cars"
    print(connection.execute(query).fetchone())  # → (0,)
    query = "SELECT * FROM cars WHERE name = ?"
    try:
        connection.execute(query, ("Ali"))
    except sqlite3.ProgrammingError as error:
        print(str(error)[:28])  # → Incorrect number of bindings
