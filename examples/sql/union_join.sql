CREATE TABLE web (name text, city text);
CREATE TABLE shop (name text, city text);
INSERT INTO web VALUES
    ('Aziza', NULL), ('Bek', 'Buxoro'), ('Bek', 'Buxoro');
INSERT INTO shop VALUES ('Aziza', NULL), ('Bek', 'Buxoro');

-- --8<-- [start:show]
-- web: Aziza NULL, Bek Buxoro, Bek Buxoro; shop: Aziza NULL, Bek Buxoro
SELECT name, city FROM web
UNION
SELECT name, city FROM shop ORDER BY name;
-- → Aziza | NULL
-- → Bek | Buxoro

-- EXCEPT ALL takes away one row for each row of the second table
SELECT name, city FROM web
EXCEPT ALL
SELECT name, city FROM shop;
-- → Bek | Buxoro

-- For UNION two NULLs are the same, for JOIN they never match
SELECT w.name, s.city FROM web AS w
JOIN shop AS s ON s.city = w.city;
-- → Bek | Buxoro
-- → Bek | Buxoro

-- Columns meet by place, not by name
SELECT name, city FROM shop
UNION ALL
SELECT city, name FROM shop WHERE city IS NOT NULL;
-- → Aziza | NULL
-- → Bek | Buxoro
-- → Buxoro | Bek

SELECT name, city FROM web
UNION
SELECT name FROM shop;
-- → ERROR: each UNION query must have the same number of columns
-- --8<-- [end:show]

SELECT 1 AS n
UNION
SELECT now();
-- → ERROR: UNION types integer and timestamp with time zone cannot be matched
SELECT name FROM web
INTERSECT
SELECT name FROM shop ORDER BY name;
-- → Aziza
-- → Bek
SELECT count(*) FROM (
    SELECT * FROM web
    UNION ALL
    SELECT * FROM shop
) AS t;
-- → 5
SELECT 1 AS n
UNION
SELECT 2
INTERSECT
SELECT 2 ORDER BY n;
-- → 1
-- → 2
