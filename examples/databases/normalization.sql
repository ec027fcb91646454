-- Before: the phone is copied into every order and drifts apart
CREATE TABLE orders_flat (
    id INTEGER PRIMARY KEY, customer TEXT, phone TEXT, product TEXT
);
INSERT INTO orders_flat VALUES
    (1, 'Aziza', '+998901112233', 'Kettle'),
    (2, 'Aziza', '+998901112233', 'Phone');
UPDATE orders_flat SET phone = '+998935556677' WHERE id = 2;
SELECT count(DISTINCT phone) FROM orders_flat WHERE customer = 'Aziza';
-- → 2

-- After: each fact has one place
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, price INTEGER);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers
);
CREATE TABLE order_items (
    order_id INTEGER NOT NULL REFERENCES orders,
    product_id INTEGER NOT NULL REFERENCES products,
    quantity INTEGER NOT NULL,
    price INTEGER NOT NULL,  -- at the time of sale: another fact, no copy
    PRIMARY KEY (order_id, product_id)
);
