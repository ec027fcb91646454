CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    price numeric(12, 2) NOT NULL CHECK (price > 0),
    attributes jsonb NOT NULL DEFAULT '{}'   -- differs from item to item
);
CREATE INDEX products_attributes ON products USING gin (attributes);

INSERT INTO products (name, price, attributes) VALUES
    ('Phone', 3500000, '{"ram_gb": 8, "colors": ["black", "green"]}'),
    ('Kettle', 240000, '{"litres": 1.7}');

SELECT name, attributes ->> 'ram_gb' AS ram
FROM products
WHERE attributes @> '{"colors": ["green"]}';
-- → Phone | 8

INSERT INTO products (name, price) VALUES ('Gift', 0);
-- → ERROR: violates check constraint "products_price_check"
