CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER, customer_id INTEGER, status TEXT);
INSERT INTO customers VALUES (1, 'Aziza'), (2, 'Bek');
INSERT INTO orders VALUES (10, 1, 'paid'), (11, 1, 'new'), (12, 9, 'paid');

-- --8<-- [start:show]
-- customers: 1 Aziza, 2 Bek; orders: 10 and 11 of Aziza, 12 of nobody
SELECT name, o.id FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id;
-- → Aziza | 10
-- → Aziza | 11

SELECT name, o.id FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id;
-- → Aziza | 10
-- → Aziza | 11
-- → Bek | NULL

SELECT name, o.id FROM customers AS c
FULL JOIN orders AS o ON o.customer_id = c.id;
-- → Aziza | 10
-- → Aziza | 11
-- → Bek | NULL
-- → NULL | 12

-- WHERE drops the NULL row; in ON the condition keeps Bek
SELECT name, count(o.id) FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status = 'paid'
GROUP BY name;
-- → Aziza | 1
-- → Bek | 0
-- --8<-- [end:show]

SELECT name, count(o.id) FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.status = 'paid'
GROUP BY name;
-- → Aziza | 1

SELECT name FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id);
-- → Bek
