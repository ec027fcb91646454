CREATE TABLE sales (city TEXT, day TEXT, amount INTEGER);
INSERT INTO sales VALUES
    ('Toshkent', '11-01', 70), ('Toshkent', '11-02', 90),
    ('Toshkent', '11-03', 40), ('Buxoro', '11-01', 30),
    ('Buxoro', '11-02', 30), ('Buxoro', '11-03', 20);

-- The best two days of each city
-- --8<-- [start:show]
WITH ranked AS (
    SELECT city, day, amount,
           row_number() OVER best AS place,
           sum(amount) OVER (PARTITION BY city) AS city_total
    FROM sales
    WINDOW best AS (PARTITION BY city ORDER BY amount DESC, day)
)
SELECT city, day, amount, city_total FROM ranked WHERE place <= 2
ORDER BY city, place;
-- → Buxoro | 11-01 | 30 | 80
-- → Buxoro | 11-02 | 30 | 80
-- → Toshkent | 11-02 | 90 | 200
-- → Toshkent | 11-01 | 70 | 200

-- A running total, and the difference from the day before
SELECT day,
       sum(amount) OVER (ORDER BY day ROWS UNBOUNDED PRECEDING) AS so_far,
       amount - lag(amount) OVER (ORDER BY day) AS change
FROM sales WHERE city = 'Toshkent';
-- → 11-01 | 70 | NULL
-- → 11-02 | 160 | 20
-- → 11-03 | 200 | -50
-- --8<-- [end:show]

SELECT sum(amount) OVER (ORDER BY amount) FROM sales WHERE city = 'Buxoro';
-- → 20
-- → 80
-- → 80
