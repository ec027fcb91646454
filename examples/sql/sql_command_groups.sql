CREATE TABLE jobs (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO jobs (name) VALUES ('a'), ('b'), ('c');

-- --8<-- [start:show]
-- The table jobs has three rows, with the ids 1, 2 and 3
BEGIN;
DELETE FROM jobs;
INSERT INTO jobs (name) VALUES ('d') RETURNING id;
-- → 4
SAVEPOINT step;
TRUNCATE jobs RESTART IDENTITY;
INSERT INTO jobs (name) VALUES ('e') RETURNING id;
-- → 1
ROLLBACK TO SAVEPOINT step;
SELECT name FROM jobs;
-- → d
DROP TABLE jobs;
ROLLBACK;

-- Even DROP is undone; only a number that was given out is gone
SELECT count(*) FROM jobs;
-- → 3
INSERT INTO jobs (name) VALUES ('f') RETURNING id;
-- → 5
-- --8<-- [end:show]
