CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    created_at date NOT NULL,
    PRIMARY KEY (id, created_at)  -- must contain the partition key
) PARTITION BY RANGE (created_at);

CREATE TABLE events_2026_10 PARTITION OF events
    FOR VALUES FROM ('2026-10-01') TO ('2026-11-01');
CREATE TABLE events_2026_11 PARTITION OF events
    FOR VALUES FROM ('2026-11-01') TO ('2026-12-01');

-- Only one partition is read
EXPLAIN (COSTS OFF)
SELECT count(*) FROM events WHERE created_at >= '2026-11-20';
-- → Aggregate
-- →   ->  Seq Scan on events_2026_11 events
-- →         Filter: (created_at >= '2026-11-20'::date)

-- A month goes away at once, with no DELETE and no bloat
DROP TABLE events_2026_10;
