CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (
    id int PRIMARY KEY,
    customer_id int REFERENCES customers,
    total int NOT NULL
);
INSERT INTO customers VALUES (1, 'Aziza'), (2, 'Bek');
INSERT INTO orders VALUES (10, 1, 70), (11, 1, 90), (12, NULL, 20);

-- --8<-- [start:show]
-- customers: 1 Aziza, 2 Bek; orders: 10 and 11 of Aziza, 12 of NULL
SELECT c.name FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id;
-- → Aziza
-- → Aziza

SELECT c.name FROM customers AS c
WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id);
-- → Aziza

-- Who never ordered? One NULL in the list, and nobody is found
SELECT count(*) FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders);
-- → 0

SELECT c.name FROM customers AS c
WHERE NOT EXISTS (
    SELECT 1 FROM orders AS o WHERE o.customer_id = c.id
);
-- → Bek

-- LATERAL: the newest order of each customer, and Bek without one
SELECT c.name, o.id, o.total FROM customers AS c
LEFT JOIN LATERAL (
    SELECT id, total FROM orders
    WHERE customer_id = c.id
    ORDER BY id DESC LIMIT 1
) AS o ON TRUE;
-- → Aziza | 11 | 90
-- → Bek | NULL | NULL

-- all() over no rows is true, any() over no rows is false
SELECT 5 > all(SELECT total FROM orders WHERE customer_id = 2),
       5 > any(SELECT total FROM orders WHERE customer_id = 2);
-- → True | False
-- --8<-- [end:show]
