-- Give up after two seconds instead of queueing every query behind us
SET lock_timeout = '2s';

-- A constant default is stored once: no rewrite of the table
ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'UZS';

-- New rows are checked from now on, old ones are not read yet
ALTER TABLE orders ADD CONSTRAINT orders_total_positive
    CHECK (total > 0) NOT VALID;

-- Reads the old rows, but lets others read and write meanwhile
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_positive;

-- Stops nobody, so let it wait for open transactions; it cannot run
-- inside one, and on failure drop the invalid index
RESET lock_timeout;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
