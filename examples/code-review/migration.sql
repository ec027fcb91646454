-- Migration 1, one transaction. Give up after two seconds instead of
-- queueing every query behind us
BEGIN;
SET LOCAL lock_timeout = '2s';
-- A constant default is stored once: no rewrite of the table
ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'UZS';
-- New rows are checked from now on, old ones are not read yet
ALTER TABLE orders ADD CONSTRAINT orders_total_positive
    CHECK (total > 0) NOT VALID;
COMMIT;

-- Migration 2, another transaction: the strong lock is gone, so others
-- read and write while the old rows are checked
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;
COMMIT;

-- Migration 3, outside a transaction: stops no reads or writes, so let
-- it wait; on failure drop the invalid index
SET lock_timeout = 0;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
