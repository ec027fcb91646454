CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
INSERT INTO accounts VALUES (1, 100), (2, 200);
SELECT ctid, balance FROM accounts WHERE id = 1;
-- → (0,1) | 100

-- An UPDATE writes a new version and leaves the old one behind
UPDATE accounts SET balance = 150 WHERE id = 1;
SELECT ctid, balance FROM accounts WHERE id = 1;
-- → (0,3) | 150

-- A rolled back version stays in the table too, as dead weight
BEGIN;
UPDATE accounts SET balance = 0 WHERE id = 1;
ROLLBACK;

-- VACUUM frees dead versions, and the next write takes a freed place
VACUUM accounts;
UPDATE accounts SET balance = 160 WHERE id = 1;
SELECT ctid, balance FROM accounts WHERE id = 1;
-- → (0,4) | 160
