CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL);
INSERT INTO accounts VALUES (1, 500), (2, 500);

-- --8<-- [start:show]
-- Two sessions: A moves money from account 1 to 2, B from 2 to 1
/* A */ BEGIN;
/* B */ BEGIN;
/* A */ UPDATE accounts SET balance = balance - 10 WHERE id = 1;
/* B */ UPDATE accounts SET balance = balance - 10 WHERE id = 2;
/* A */ UPDATE accounts SET balance = balance + 10 WHERE id = 2;
-- waits for B
/* B */ UPDATE accounts SET balance = balance + 10 WHERE id = 1;
-- → ERROR: deadlock detected
/* B */ ROLLBACK;
/* A */ COMMIT;

-- The cure: everybody locks the rows in one order, the smaller id first
/* B */ BEGIN;
/* B */ SELECT id FROM accounts WHERE id IN (2, 1)
        ORDER BY id FOR NO KEY UPDATE;
-- → 1
-- → 2
-- --8<-- [end:show]
/* B */ COMMIT;
