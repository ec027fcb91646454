CREATE TABLE users (
    id int PRIMARY KEY,
    phone text UNIQUE,
    age int CHECK (age >= 18)
);

-- --8<-- [start:show]
-- users: id PRIMARY KEY, phone UNIQUE, age CHECK (age >= 18)
INSERT INTO users VALUES (1, '901', 20), (2, NULL, NULL), (3, NULL, 40);

SELECT phone = phone, phone IS NULL,
       phone = '901' AND FALSE, phone = '901' OR TRUE
FROM users WHERE id = 2;
-- → NULL | True | False | True

-- Not equal to 901? The users without a phone are lost
SELECT count(*) FROM users WHERE phone <> '901';
-- → 0
SELECT count(*) FROM users WHERE phone IS DISTINCT FROM '901';
-- → 2

SELECT count(*), count(phone), avg(age)::int FROM users;
-- → 3 | 1 | 30

-- No rows: count is 0, sum is NULL
SELECT count(age), sum(age), coalesce(sum(age), 0)
FROM users WHERE id > 100;
-- → 0 | NULL | 0

-- One NULL only
ALTER TABLE users ADD UNIQUE NULLS NOT DISTINCT (phone);
-- → ERROR: could not create unique index
-- --8<-- [end:show]

SELECT id FROM users ORDER BY age;
-- → 1
-- → 3
-- → 2
SELECT id FROM users ORDER BY age DESC;
-- → 2
-- → 3
-- → 1
SELECT sum(coalesce(age, 0)) FROM users WHERE id > 100;
-- → NULL
SELECT 'a' || NULL, concat('a', NULL);
-- → NULL | a
INSERT INTO users VALUES (NULL, '902', 30);
-- → ERROR: null value in column "id"
