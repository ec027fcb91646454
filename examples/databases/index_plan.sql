CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, city TEXT);

EXPLAIN QUERY PLAN SELECT * FROM users WHERE email = 'aziza@mail.uz';
-- → SCAN users

CREATE INDEX users_email ON users (email);

EXPLAIN QUERY PLAN SELECT * FROM users WHERE email = 'aziza@mail.uz';
-- → SEARCH users USING INDEX users_email (email=?)

-- A function hides the column from the index
EXPLAIN QUERY PLAN
SELECT * FROM users WHERE lower(email) = 'aziza@mail.uz';
-- → SCAN users

CREATE INDEX users_email_lower ON users (lower(email));

EXPLAIN QUERY PLAN
SELECT * FROM users WHERE lower(email) = 'aziza@mail.uz';
-- → SEARCH users USING INDEX users_email_lower (<expr>=?)

-- The index alone holds all the columns asked for
EXPLAIN QUERY PLAN SELECT email FROM users WHERE email > 'm';
-- → SEARCH users USING COVERING INDEX users_email (email>?)
