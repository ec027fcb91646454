import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE lease (name, token, until)")
db.execute("INSERT INTO lease VALUES ('report', 0, 0)")
db.execute("CREATE TABLE report (token, text)")
db.execute("INSERT INTO report VALUES (0, '')")


def acquire(now, seconds=10):
    sql = """UPDATE lease SET token = token + 1, until = ?
        WHERE name = 'report' AND until <= ? RETURNING token"""
    rows = db.execute(sql, (now + seconds, now)).fetchall()
    return rows[0][0] if rows else None


def write(token, text):
    sql = "UPDATE report SET token = ?, text = ? WHERE token <= ?"
    return db.execute(sql, (token, text, token)).rowcount == 1


a = acquire(now=0)
print(acquire(now=5))  # → None
b = acquire(now=11)  # A sleeps longer than its lease
print(write(b, "by B"), write(a, "by A"))  # → True False
