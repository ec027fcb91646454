CREATE TABLE brands (id INTEGER PRIMARY KEY);
CREATE TABLE cars (price INTEGER, brand INTEGER REFERENCES brands);

-- SQLite takes a word for a price, and a brand that is not there
INSERT INTO cars VALUES ('cheap', 99);
SELECT price, typeof(price), brand FROM cars;
-- → cheap | text | 99

-- PostgreSQL says false to both
SELECT 'A' LIKE 'a', '9' > 10;
-- → 1 | 1

-- Strictness is asked for: by connection, and by table
PRAGMA foreign_keys = ON;
CREATE TABLE bikes (price INTEGER, brand INTEGER REFERENCES brands)
STRICT;
INSERT INTO bikes VALUES ('cheap', 1);
-- → ERROR: cannot store TEXT value in INTEGER column bikes.price
INSERT INTO bikes VALUES (10, 99);
-- → ERROR: FOREIGN KEY constraint failed
