CREATE TABLE users (id int PRIMARY KEY, email text, deleted_at timestamptz);
CREATE UNIQUE INDEX live_email ON users (email) WHERE deleted_at IS NULL;

-- Who did what: one row for each change, whoever makes it
CREATE TABLE audit (
    at timestamptz DEFAULT now(), who text DEFAULT current_user,
    what text, before jsonb, after jsonb
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (what, before, after)
    VALUES (TG_OP, to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;  -- ignored: the trigger runs AFTER the row
END
$$;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON users
    FOR EACH ROW EXECUTE FUNCTION note();

INSERT INTO users VALUES (1, 'ali@mail.uz');
UPDATE users SET deleted_at = now() WHERE id = 1;
INSERT INTO users VALUES (2, 'ali@mail.uz');  -- he is back: allowed
UPDATE users SET deleted_at = NULL WHERE id = 1;
-- → ERROR: duplicate key value violates unique constraint "live_email"

SELECT what, before ->> 'id' AS id, after ->> 'email' AS email FROM audit;
-- → INSERT | NULL | ali@mail.uz
-- → UPDATE | 1 | ali@mail.uz
-- → INSERT | NULL | ali@mail.uz
TRUNCATE users;  -- fires no row trigger
SELECT count(*) FROM audit;
-- → 3
