import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE cars (id, price, reserved_by)")
db.execute("INSERT INTO cars VALUES (7, 9000, NULL)")


def reserve(car: int, buyer: str, seen_price: int) -> int:
    """POST /v1/cars/{car}/reservations {"price": 9000}"""
    done = db.execute(
        "UPDATE cars SET reserved_by = ?"
        " WHERE id = ? AND price = ? AND reserved_by IS NULL",
        (buyer, car, seen_price),
    )
    if done.rowcount:
        return 201
    query = "SELECT 1 FROM cars WHERE id = ?"
    return 409 if db.execute(query, (car,)).fetchone() else 404


print(reserve(7, "lola", 8500))  # → 409
print(reserve(7, "lola", 9000))  # → 201
print(reserve(7, "aziz", 9000))  # → 409
print(reserve(8, "aziz", 9000))  # → 404
