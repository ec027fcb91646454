CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- surrogate
    email text NOT NULL UNIQUE                           -- natural
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    total numeric(12, 2) NOT NULL CHECK (total >= 0)
);
CREATE INDEX ON orders (customer_id);  -- a foreign key brings none
CREATE TABLE lines (
    order_id bigint REFERENCES orders ON DELETE CASCADE,
    line_no int,
    product text NOT NULL,
    PRIMARY KEY (order_id, line_no) DEFERRABLE  -- composite
);
INSERT INTO customers (email) VALUES ('aziza@mail.uz');
INSERT INTO orders (customer_id, total) VALUES (1, 300);
INSERT INTO lines VALUES (1, 1, 'Kettle'), (1, 2, 'Phone');

-- Two requests asked at once: the second INSERT adds nothing
INSERT INTO customers (email) VALUES ('aziza@mail.uz')
ON CONFLICT (email) DO NOTHING RETURNING id;

DELETE FROM customers WHERE id = 1;
-- → ERROR: violates foreign key constraint

-- For a moment both lines have one number: a plain key would refuse
UPDATE lines SET line_no = 3 - line_no;

DELETE FROM orders WHERE id = 1;
SELECT count(*) FROM lines;
-- → 0
