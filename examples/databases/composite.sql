CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id int NOT NULL,
    status int NOT NULL,
    created_at timestamptz NOT NULL
);
INSERT INTO orders (customer_id, status, created_at)
SELECT n % 5000, n % 5, timestamptz '2026-01-01 00:00+00' + n * interval '1 min'
FROM generate_series(1, 100000) AS n;
CREATE INDEX orders_customer_created ON orders (customer_id, created_at);
VACUUM ANALYZE orders;

-- --8<-- [start:plans]
-- INDEX orders_customer_created ON orders (customer_id, created_at)

EXPLAIN (COSTS OFF)
SELECT * FROM orders WHERE customer_id = 42
ORDER BY created_at DESC LIMIT 10;
-- → Limit
-- →   ->  Index Scan Backward using orders_customer_created on orders
-- →         Index Cond: (customer_id = 42)

-- The first column is missing, and it has 5,000 different values
EXPLAIN (COSTS OFF)
SELECT * FROM orders WHERE created_at = '2026-03-01 00:00+00';
-- → Seq Scan on orders
-- →   Filter: (created_at = '2026-03-01 …'::timestamp with time zone)

-- Only 5 statuses: PostgreSQL 18 skips from one to the next
CREATE INDEX orders_status_created ON orders (status, created_at);

EXPLAIN (COSTS OFF)
SELECT * FROM orders WHERE created_at = '2026-03-01 00:00+00';
-- → Index Scan using orders_status_created on orders
-- →   Index Cond: (created_at = '2026-03-01 …'::timestamp with time zone)
-- --8<-- [end:plans]
