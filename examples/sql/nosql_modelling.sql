CREATE TABLE orders (id int PRIMARY KEY, doc jsonb NOT NULL);
CREATE INDEX by_path ON orders USING gin (doc jsonb_path_ops);

-- Embedded: what is read together stands together
INSERT INTO orders VALUES (1, '{
    "customer": {"id": 7, "name": "Aziza"},
    "items": [{"sku": "A1", "qty": 1}, {"sku": "B2", "qty": 9}]
}'), (2, '{
    "custmer": {"id": 8},
    "items": [{"sku": "A1", "qty": 5}]
}');

-- Both conditions, but on which item? On any, and then on one
SELECT id FROM orders
WHERE doc @? '$.items[*].sku ? (@ == "A1")'
  AND doc @? '$.items[*].qty ? (@ >= 5)' ORDER BY id;
-- → 1
-- → 2
SELECT id FROM orders
WHERE doc @? '$.items[*] ? (@.sku == "A1" && @.qty >= 5)';
-- → 2

-- A misspelt key is no error: order 2 has no customer now
SELECT id, doc -> 'customer' ->> 'name' AS name FROM orders
ORDER BY id;
-- → 1 | Aziza
-- → 2 | NULL
