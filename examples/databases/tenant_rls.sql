CREATE TABLE orders (id int PRIMARY KEY, tenant_id int NOT NULL);
INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2);

CREATE POLICY own ON orders USING (
    tenant_id = nullif(current_setting('app.tenant', true), '')::int
);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
SELECT count(*) FROM orders;
-- → 3

-- Its owner sees everything; let the service be another role
CREATE ROLE shop;
GRANT SELECT, INSERT ON orders TO shop;
SET ROLE shop;
BEGIN;
SET LOCAL app.tenant = '1';
SELECT count(*) FROM orders;
-- → 2
INSERT INTO orders VALUES (4, 2);
-- → ERROR: new row violates row-level security policy
ROLLBACK;

-- No tenant named: no rows, and no error either
SELECT count(*) FROM orders;
-- → 0
