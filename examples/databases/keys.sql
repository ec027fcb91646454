CREATE TABLE orders (
    id uuid PRIMARY KEY DEFAULT uuidv7(),  -- new in PostgreSQL 18
    n int
);
INSERT INTO orders (n) SELECT generate_series(1, 10000);

-- The order of the keys is the order of insertion
SELECT array_agg(n ORDER BY id) = array_agg(n ORDER BY n)
FROM orders;
-- → True

-- Whoever sees the id knows when the row was made
SELECT uuid_extract_timestamp(
    '019b76da-a800-7000-8000-000000000000'
) AT TIME ZONE 'UTC';
-- → 2026-01-01 00:00:00

-- A random UUID says nothing of time
SELECT uuid_extract_timestamp(gen_random_uuid());
-- → NULL
