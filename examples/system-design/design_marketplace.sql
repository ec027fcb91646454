CREATE TABLE stock (item int PRIMARY KEY, free int);
CREATE TABLE orders
    (key text PRIMARY KEY, item int, until timestamptz);
INSERT INTO stock VALUES (7, 1);

PREPARE reserve (text, int) AS
WITH taken AS (
    UPDATE stock SET free = free - 1
    WHERE item = $2 AND free > 0
    RETURNING item
)
INSERT INTO orders
SELECT $1, item, now() + interval '10 min' FROM taken
RETURNING key;

EXECUTE reserve ('a', 7);
-- → a
EXECUTE reserve ('b', 7);  -- no row: sold out
EXECUTE reserve ('a', 7);  -- no row, yet it is theirs:
SELECT item FROM orders WHERE key = 'a';
-- → 7
UPDATE stock SET free = 5;
EXECUTE reserve ('a', 7);
-- → ERROR: duplicate key value
SELECT free FROM stock;
-- → 5
