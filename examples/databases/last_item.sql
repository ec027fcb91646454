CREATE TABLE products (
    id int PRIMARY KEY,
    stock int NOT NULL CHECK (stock >= 0)
);
INSERT INTO products VALUES (7, 1);

-- --8<-- [start:atomic]
-- 1. Check and change in one statement: no row means sold out
UPDATE products SET stock = stock - 1
WHERE id = 7 AND stock >= 1
RETURNING stock;
-- → 0
-- --8<-- [end:atomic]
UPDATE products SET stock = 1 WHERE id = 7;
-- --8<-- [start:lock]
-- 2. Lock the row first when code must decide between read and write;
-- A and B are two sessions
/* A */ BEGIN;
/* A */ SELECT stock FROM products WHERE id = 7 FOR UPDATE;
-- → 1
/* B */ BEGIN;
/* B */ SELECT stock FROM products WHERE id = 7 FOR UPDATE;
-- waits for A
/* A */ UPDATE products SET stock = stock - 1 WHERE id = 7;
/* A */ COMMIT;
-- B wakes up and sees the new value
-- → 0
-- --8<-- [end:lock]
/* B */ ROLLBACK;
