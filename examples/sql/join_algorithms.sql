CREATE TABLE sellers AS
SELECT n AS id, 'seller ' || n AS name FROM generate_series(1, 50000) AS n;
CREATE TABLE cars AS
SELECT n AS id, n % 50000 + 1 AS seller_id, n % 1000 AS price
FROM generate_series(1, 200000) AS n;
ALTER TABLE sellers ADD PRIMARY KEY (id);
CREATE INDEX cars_seller ON cars (seller_id);
CREATE INDEX cars_price ON cars (price);
ANALYZE sellers, cars;

-- --8<-- [start:show]
-- Few outer rows, an index inside
EXPLAIN (COSTS OFF) SELECT * FROM sellers AS s
JOIN cars AS c ON c.seller_id = s.id WHERE s.id < 10;
-- → Nested Loop
-- →   ->  Index Scan using sellers_pkey on sellers s
-- →         Index Cond: (id < 10)
-- →   ->  Index Scan using cars_seller on cars c
-- →         Index Cond: (seller_id = s.id)

-- The same join without the filter: all rows of both
EXPLAIN (COSTS OFF) SELECT * FROM sellers AS s
JOIN cars AS c ON c.seller_id = s.id;
-- → Hash Join
-- →   Hash Cond: (c.seller_id = s.id)
-- →   ->  Seq Scan on cars c
-- →   ->  Hash
-- →         ->  Seq Scan on sellers s

-- In order: both sides come sorted from their indexes
EXPLAIN (COSTS OFF) SELECT * FROM sellers AS s
JOIN cars AS c ON c.seller_id = s.id ORDER BY s.id LIMIT 100;
-- → Limit
-- →   ->  Merge Join
-- →         Merge Cond: (s.id = c.seller_id)
-- →         ->  Index Scan using sellers_pkey on sellers s
-- →         ->  Index Scan using cars_seller on cars c

-- Two indexes for one table, their pages visited in order
EXPLAIN (COSTS OFF) SELECT * FROM cars
WHERE price = 7 OR seller_id = 9;
-- → Bitmap Heap Scan on cars
-- →   Recheck Cond: ((price = 7) OR (seller_id = 9))
-- →   ->  BitmapOr
-- →         ->  Bitmap Index Scan on cars_price
-- →               Index Cond: (price = 7)
-- →         ->  Bitmap Index Scan on cars_seller
-- →               Index Cond: (seller_id = 9)
-- --8<-- [end:show]
