CREATE TABLE events AS
SELECT n AS id, '2026-01-01'::timestamptz + n * interval '1 min' AS at,
       'User' || n % 5000 || '@mail.uz' AS email,
       CASE WHEN n % 500 = 0 THEN 'failed' ELSE 'done' END AS status,
       jsonb_build_object('tags', jsonb_build_array(n % 300)) AS data
FROM generate_series(1, 100000) AS n;

-- --8<-- [start:show]
-- 100,000 events, in order of time; one of 500 has failed
CREATE INDEX tree ON events (at);
CREATE INDEX brin ON events USING brin (at);
CREATE INDEX part ON events (id) WHERE status = 'failed';
CREATE INDEX expr ON events (lower(email));
CREATE INDEX tags ON events USING gin (data jsonb_path_ops);
SELECT relname, pg_relation_size(oid) / 1024 AS kb FROM pg_class
WHERE relname IN ('tree', 'brin', 'part') ORDER BY kb;
-- → part | 16
-- → brin | 24
-- → tree | 2208

VACUUM ANALYZE events;
EXPLAIN (COSTS OFF)
SELECT * FROM events WHERE data @> '{"tags": [42]}';
-- → Bitmap Heap Scan on events
-- →   Recheck Cond: (data @> '{"tags": [42]}'::jsonb)
-- →   ->  Bitmap Index Scan on tags
-- →         Index Cond: (data @> '{"tags": [42]}'::jsonb)

-- Here the same 200 rows, but it does not follow from the query
EXPLAIN (COSTS OFF) SELECT id FROM events WHERE status <> 'done';
-- → Seq Scan on events
-- →   Filter: (status <> 'done'::text)
EXPLAIN (COSTS OFF) SELECT id FROM events WHERE status = 'failed';
-- → Index Only Scan using part on events
-- --8<-- [end:show]
