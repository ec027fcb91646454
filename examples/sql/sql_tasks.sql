CREATE TABLE staff (name text, dept text, salary int);
INSERT INTO staff VALUES
    ('Aziza', 'IT', 900), ('Bek', 'IT', 900), ('Doston', 'IT', 700),
    ('Elyor', 'IT', 600), ('Farida', 'HR', 500), ('Gulnora', 'HR', 400),
    ('Hamid', 'HR', NULL);
CREATE TABLE sales (day date PRIMARY KEY, amount int);
INSERT INTO sales VALUES
    ('2026-11-01', 70), ('2026-11-02', 90),
    ('2026-11-05', 40), ('2026-11-06', 40);

-- --8<-- [start:salary]
-- IT: Aziza 900, Bek 900, Doston 700, Elyor 600
-- HR: Farida 500, Gulnora 400, Hamid NULL: not agreed yet

-- Not the second salary: NULL stands first, and two people earn 900
SELECT salary FROM staff ORDER BY salary DESC LIMIT 1 OFFSET 1;
-- → 900

SELECT max(salary) FROM staff
WHERE salary < (SELECT max(salary) FROM staff);
-- → 700

-- The Nth salary, with the names: dense_rank() leaves no gap
SELECT name, salary FROM (
    SELECT name, salary,
           dense_rank() OVER (ORDER BY salary DESC) AS place
    FROM staff
    WHERE salary IS NOT NULL  -- DESC puts NULL first
) AS ranked
WHERE place = 2;
-- → Doston | 700
-- --8<-- [end:salary]

-- --8<-- [start:groups]
-- Top three of each department, and the three ways to number
SELECT * FROM (
    SELECT dept, name,
           row_number() OVER (w ORDER BY salary DESC, name) AS place,
           rank() OVER (w ORDER BY salary DESC) AS with_gaps,
           dense_rank() OVER (w ORDER BY salary DESC) AS no_gaps
    FROM staff
    WHERE salary IS NOT NULL
    WINDOW w AS (PARTITION BY dept)
) AS ranked
WHERE place <= 3
ORDER BY dept, place;
-- → HR | Farida | 1 | 1 | 1
-- → HR | Gulnora | 2 | 2 | 2
-- → IT | Aziza | 1 | 1 | 1
-- → IT | Bek | 2 | 1 | 1
-- → IT | Doston | 3 | 3 | 2

-- Median (it skips NULL), and subtotals with a grand total in one pass
SELECT dept, count(*) AS n,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY salary) AS median
FROM staff
GROUP BY GROUPING SETS ((dept), ())
ORDER BY dept NULLS LAST;
-- → HR | 3 | 450.0
-- → IT | 4 | 800.0
-- → NULL | 7 | 650.0
-- --8<-- [end:groups]

-- --8<-- [start:time]
-- One row a day, 1, 2, 5 and 6 November: 70, 90, 40, 40
SELECT day::text,
       sum(amount) OVER (ORDER BY day) AS running,
       amount - lag(amount) OVER (ORDER BY day) AS change,
       last_value(amount) OVER (ORDER BY day) AS so_far,
       last_value(amount) OVER (
           ORDER BY day
           ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
       ) AS latest,
       ntile(2) OVER (ORDER BY day) AS half
FROM sales;
-- → 2026-11-01 | 70 | NULL | 70 | 40 | 1
-- → 2026-11-02 | 160 | 20 | 90 | 40 | 1
-- → 2026-11-05 | 200 | -50 | 40 | 40 | 2
-- → 2026-11-06 | 240 | 0 | 40 | 40 | 2

-- Missing days: where the next day is not tomorrow
SELECT (day + 1)::text AS gap_from, (next_day - 1)::text AS gap_to
FROM (
    SELECT day, lead(day) OVER (ORDER BY day) AS next_day FROM sales
) AS pairs
WHERE next_day > day + 1;
-- → 2026-11-03 | 2026-11-04

-- Islands: in an unbroken run, day minus row number stays the same
SELECT min(day)::text AS first, max(day)::text AS last, count(*) AS days
FROM (
    SELECT day, day - row_number() OVER (ORDER BY day)::int AS island
    FROM sales
) AS runs
GROUP BY island
ORDER BY first;
-- → 2026-11-01 | 2026-11-02 | 2
-- → 2026-11-05 | 2026-11-06 | 2
-- --8<-- [end:time]

CREATE TABLE emails (id int PRIMARY KEY, email text NOT NULL);
INSERT INTO emails VALUES (1, 'a@mail.uz'), (2, 'b@mail.uz'), (3, 'a@mail.uz');

-- --8<-- [start:duplicates]
-- Duplicates: 1 a@mail.uz, 2 b@mail.uz, 3 a@mail.uz
SELECT email, count(*) FROM emails
GROUP BY email HAVING count(*) > 1;
-- → a@mail.uz | 2

-- Keep the oldest, then forbid the next one
DELETE FROM emails AS e
USING emails AS older
WHERE older.email = e.email AND older.id < e.id;
ALTER TABLE emails ADD UNIQUE (email);
SELECT id FROM emails ORDER BY id;
-- → 1
-- → 2
-- --8<-- [end:duplicates]
