CREATE TABLE books (id int PRIMARY KEY, title text NOT NULL);
CREATE TABLE authors (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE book_authors (  -- many-to-many
    book_id int REFERENCES books ON DELETE CASCADE,
    author_id int REFERENCES authors,
    PRIMARY KEY (book_id, author_id)
);
CREATE INDEX ON book_authors (author_id);

CREATE TABLE readers (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE cards (  -- one-to-one: the reference is the key
    reader_id int PRIMARY KEY REFERENCES readers,
    number text NOT NULL UNIQUE
);
CREATE TABLE loans (  -- one-to-many, twice
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id int NOT NULL REFERENCES books,
    reader_id int NOT NULL REFERENCES readers,
    taken date NOT NULL,
    returned date CHECK (returned >= taken)
);
CREATE INDEX ON loans (book_id);
CREATE INDEX ON loans (reader_id);
-- A book is with one reader at a time
CREATE UNIQUE INDEX one_open_loan ON loans (book_id)
WHERE returned IS NULL;

INSERT INTO books VALUES (1, 'Oʻtkan kunlar');
INSERT INTO readers VALUES (7, 'Aziza'), (8, 'Bek');
INSERT INTO loans (book_id, reader_id, taken)
VALUES (1, 7, '2026-11-01');
INSERT INTO loans (book_id, reader_id, taken)
VALUES (1, 8, '2026-11-02');
-- → ERROR: duplicate key value violates unique constraint
