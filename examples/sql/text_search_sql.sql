CREATE EXTENSION pg_trgm;
CREATE TABLE ads (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    body text NOT NULL,
    words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', body), 'B')
    ) STORED
);
INSERT INTO ads (title, body)
SELECT 'Item ' || n, 'Nothing special, number ' || n
FROM generate_series(1, 20000) AS n;
INSERT INTO ads (title, body) VALUES
    ('Phone charger', 'Charges a phone and a laptop'),
    ('Laptop bag', 'Room for a charger, keys and a phone'),
    ('Charging phones', 'We repair them');
CREATE INDEX ads_trgm ON ads USING gin (title gin_trgm_ops);
CREATE INDEX ads_words ON ads USING gin (words);
VACUUM ANALYZE ads;

-- --8<-- [start:show]
-- gin (title gin_trgm_ops): a piece in the middle, any letter case
EXPLAIN (COSTS OFF) SELECT * FROM ads WHERE title ILIKE '%charg%';
-- → Bitmap Heap Scan on ads
-- →   Recheck Cond: (title ~~* '%charg%'::text)
-- →   ->  Bitmap Index Scan on ads_trgm
-- →         Index Cond: (title ~~* '%charg%'::text)

-- A slip of the finger is forgiven
SELECT title FROM ads WHERE title % 'chargr';
-- → Phone charger

-- gin (words), a tsvector: forms of a word meet in its stem
SELECT to_tsvector('english', 'Charging the phones');
-- → 'charg':1 'phone':3

-- Title has weight A, body B: the order is by relevance
SELECT title, round(ts_rank(words, q)::numeric, 2)
FROM ads, websearch_to_tsquery('english', 'phones') AS q
WHERE words @@ q
ORDER BY 2 DESC, title;
-- → Phone charger | 0.67
-- → Charging phones | 0.61
-- → Laptop bag | 0.24
-- --8<-- [end:show]
