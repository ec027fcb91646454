CREATE TABLE cars AS
SELECT n AS id, (n::bigint * 7919) % 50021 AS price,
       (n::bigint * 31) % 50023 AS km
FROM generate_series(1, 50000) AS n;

SET work_mem = '256kB';  -- too little: the sort goes to disk
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT id FROM cars ORDER BY price;
-- → Sort (actual rows=50000.00 loops=1)
-- →   Sort Key: price
-- →   Sort Method: external merge  Disk: …kB
-- →   ->  Seq Scan on cars (actual rows=50000.00 loops=1)

SET work_mem = '4MB';
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF)
SELECT id FROM cars ORDER BY price;
-- → Sort (actual rows=50000.00 loops=1)
-- →   Sort Key: price
-- →   Sort Method: quicksort  Memory: …kB
-- →   ->  Seq Scan on cars (actual rows=50000.00 loops=1)
