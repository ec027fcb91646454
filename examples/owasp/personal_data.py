from sqlite3 import connect

db, sunday = connect(":memory:"), connect(":memory:")
db.executescript("""
CREATE TABLE users AS SELECT 7 AS id, '+998901234567' AS phone;
CREATE TABLE orders AS SELECT 7 AS user_id, 90000 AS total;
""")
db.backup(sunday)


def erase(user: int) -> None:
    db.execute("UPDATE users SET phone = NULL WHERE id = ?", [user])
    db.commit()


erased = [7]  # ids alone, kept apart from the backups
erase(7)
JOIN = "SELECT phone, total FROM users JOIN orders ON user_id = id"
print(db.execute(JOIN).fetchall())  # → [(None, 90000)]
sunday.backup(db)  # Wednesday: the server is restored
print(db.execute(JOIN).fetchall())  # → [('+998901234567', 90000)]
for user in erased:
    erase(user)
print(db.execute(JOIN).fetchall())  # → [(None, 90000)]
