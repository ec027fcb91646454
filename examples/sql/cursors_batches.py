BATCH = """
WITH batch AS (
    SELECT id FROM orders WHERE id > %s ORDER BY id LIMIT %s
), changed AS (
    UPDATE orders SET total_uzs = total * 100 FROM batch
    WHERE orders.id = batch.id AND total_uzs IS NULL
)
SELECT max(id) FROM batch
"""


def backfill(connection, size: int = 1000) -> int:
    last, batches = 0, 0
    while True:
        with connection.transaction():  # in autocommit: a commit each
            cursor = connection.execute(BATCH, (last, size))
            (last,) = cursor.fetchone()
        if last is None:
            return batches
        batches += 1


def export(connection, file) -> None:
    query = "COPY (TABLE orders) TO STDOUT (FORMAT csv)"
    with connection.cursor().copy(query) as parts:
        for part in parts:  # a few rows in memory, never all
            file.write(part)
