import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

path = Path(mkdtemp()) / "shop.db"

with closing(sqlite3.connect(path)) as connection:
    connection.execute("CREATE TABLE cars (id INTEGER, name TEXT)")
    query = "INSERT INTO cars VALUES (?, ?)"
    cursor = connection.executemany(query, [(1, "Cobalt"), (2, "Nexia")])
    print(cursor.rowcount)  # → 2

with closing(sqlite3.connect(path)) as connection:
    query = "SELECT count(*) FROM cars"
    print(connection.execute(query).fetchone())  # → (0,)
    try:
        connection.execute("SELECT * FROM cars WHERE name = ?", ("Ali"))
    except sqlite3.ProgrammingError as error:
        print(str(error)[:28])  # → Incorrect number of bindings
