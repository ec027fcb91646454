import sqlite3

db = sqlite3.connect(":memory:")
db.execute("""
    CREATE TABLE accounts (
        owner TEXT PRIMARY KEY,
        balance INTEGER NOT NULL CHECK (balance >= 0)
    )
""")
db.execute("INSERT INTO accounts VALUES ('Ali', 500), ('Vali', 0)")
db.commit()


# --8<-- [start:show]
MOVE = "UPDATE accounts SET balance = balance + ? WHERE owner = ?"


def transfer(sender: str, receiver: str, amount: int) -> None:
    with db:  # commits at the end, rolls back on any exception
        db.execute(MOVE, (amount, receiver))
        db.execute(MOVE, (-amount, sender))


def balances() -> dict[str, int]:
    return dict(db.execute("SELECT owner, balance FROM accounts"))


transfer("Ali", "Vali", 200)
print(balances())  # → {'Ali': 300, 'Vali': 200}
try:
    transfer("Ali", "Vali", 900)  # the first UPDATE works, the second not
except sqlite3.IntegrityError as error:
    print(error)  # → CHECK constraint failed: balance >= 0
print(balances())  # → {'Ali': 300, 'Vali': 200}
# --8<-- [end:show]
