CREATE TABLE sales (city text, amount int);
INSERT INTO sales VALUES
    ('Toshkent', 90), ('Toshkent', 70), ('Toshkent', 5),
    ('Buxoro', 30), ('Buxoro', 10), ('Nukus', 20), ('Nukus', NULL);

-- --8<-- [start:show]
-- Toshkent 90, 70, 5; Buxoro 30, 10; Nukus 20, NULL
SELECT city, sum(amount) AS total, count(*) AS n
FROM sales
WHERE amount >= 10        -- rows, before grouping
GROUP BY city
HAVING sum(amount) > 30   -- groups, after it
ORDER BY total DESC;
-- → Toshkent | 160 | 2
-- → Buxoro | 40 | 2

-- SELECT has not run yet when HAVING asks for its alias
SELECT city, sum(amount) AS total FROM sales
GROUP BY city HAVING total > 30;
-- → ERROR: column "total" does not exist

SELECT count(*), count(amount), avg(amount) = 225 / 6.0,
       count(DISTINCT city)
FROM sales;
-- → 7 | 6 | True | 3

-- Letters count in PostgreSQL's LIKE; SQLite says true here
SELECT 'Toshkent' LIKE 't%', 'Toshkent' ILIKE 't%';
-- → False | True
-- --8<-- [end:show]

SELECT DISTINCT city FROM sales ORDER BY amount;
-- → ERROR: for SELECT DISTINCT, ORDER BY expressions must appear in select list
SELECT city, amount FROM sales GROUP BY city;
-- → ERROR: column "sales.amount" must appear in the GROUP BY clause
