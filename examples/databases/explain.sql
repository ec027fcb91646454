CREATE TABLE sellers (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE cars (
    id int PRIMARY KEY,
    seller_id int NOT NULL REFERENCES sellers,
    brand text NOT NULL,
    model text NOT NULL
);
INSERT INTO sellers
SELECT n, 'seller ' || n FROM generate_series(0, 4999) AS n;
INSERT INTO cars
SELECT n, n % 5000, 'brand ' || n % 100, 'model ' || n % 1000
FROM generate_series(1, 100000) AS n;
ANALYZE sellers, cars;

-- --8<-- [start:explain]
-- A model belongs to one brand, but the planner does not know it
EXPLAIN (ANALYZE)
SELECT cars.id, sellers.name
FROM cars JOIN sellers ON sellers.id = cars.seller_id
WHERE brand = 'brand 7' AND model = 'model 107';

-- Tell it that the two columns depend on each other
CREATE STATISTICS cars_brand_model (DEPENDENCIES)
    ON brand, model FROM cars;
ANALYZE cars;
-- --8<-- [end:explain]

EXPLAIN (ANALYZE)
SELECT cars.id, sellers.name
FROM cars JOIN sellers ON sellers.id = cars.seller_id
WHERE brand = 'brand 7' AND model = 'model 107';
