CREATE TABLE doctors (name text PRIMARY KEY, on_call bool NOT NULL);
INSERT INTO doctors VALUES ('Anora', true), ('Bobur', true);

-- --8<-- [start:show]
-- Rule: somebody must stay on call. A and B are two sessions.
/* A */ BEGIN ISOLATION LEVEL REPEATABLE READ;
/* A */ SELECT count(*) FROM doctors WHERE on_call;
-- → 2
/* B */ BEGIN ISOLATION LEVEL REPEATABLE READ;
/* B */ SELECT count(*) FROM doctors WHERE on_call;
-- → 2
/* A */ UPDATE doctors SET on_call = false WHERE name = 'Anora';
/* B */ UPDATE doctors SET on_call = false WHERE name = 'Bobur';
/* A */ COMMIT;
/* B */ COMMIT;

SELECT count(*) FROM doctors WHERE on_call;
-- → 0
-- The same steps at SERIALIZABLE: one of the two fails with
-- ERROR: could not serialize access ... (SQLSTATE 40001): retry it
-- --8<-- [end:show]
