CREATE TABLE orders (id int PRIMARY KEY, city text, total int);
INSERT INTO orders VALUES (1, 'Toshkent', 70), (2, 'Buxoro', 30);

-- --8<-- [start:show]
-- orders: 1 Toshkent 70, 2 Buxoro 30
CREATE VIEW big AS
SELECT * FROM orders WHERE total >= 50
WITH CHECK OPTION;
CREATE MATERIALIZED VIEW by_city AS
SELECT city, sum(total) AS total FROM orders GROUP BY city;

-- A simple view can be written through, but not past its condition
INSERT INTO big VALUES (3, 'Buxoro', 60);
INSERT INTO big VALUES (4, 'Buxoro', 10);
-- → ERROR: new row violates check option for view "big"

-- The view sees the new order, the stored result does not
SELECT count(*) FROM big;
-- → 2
SELECT total FROM by_city WHERE city = 'Buxoro';
-- → 30

REFRESH MATERIALIZED VIEW CONCURRENTLY by_city;
-- → ERROR: cannot refresh materialized view "public.by_city" concurrently
CREATE UNIQUE INDEX ON by_city (city);
REFRESH MATERIALIZED VIEW CONCURRENTLY by_city;
SELECT total FROM by_city WHERE city = 'Buxoro';
-- → 90

-- The star was spelled out when the view was made
ALTER TABLE orders ADD COLUMN note text;
SELECT note FROM big;
-- → ERROR: column "note" does not exist
-- --8<-- [end:show]
