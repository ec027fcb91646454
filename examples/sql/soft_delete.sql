CREATE TABLE users (
    id int PRIMARY KEY, email text, deleted_at timestamptz
);
CREATE UNIQUE INDEX live_email ON users (email)
WHERE deleted_at IS NULL;
CREATE TABLE audit (
    at timestamptz DEFAULT now(), who text DEFAULT current_user,
    what text, before jsonb, after jsonb
);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (what, before, after)  -- no personal data
    VALUES (TG_OP, to_jsonb(OLD) - 'email', to_jsonb(NEW) - 'email');
    RETURN NULL;  -- ignored: AFTER the row it is too late
END
$$;
CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON users
    FOR EACH ROW EXECUTE FUNCTION note();

INSERT INTO users VALUES (1, 'ali@mail.uz');
UPDATE users SET deleted_at = now() WHERE id = 1;
INSERT INTO users VALUES (2, 'ali@mail.uz');  -- he is back
UPDATE users SET deleted_at = NULL WHERE id = 1;
-- → ERROR: duplicate key value violates unique constraint

TRUNCATE users;  -- empties it, and no row trigger fires
SELECT what, before ->> 'id' AS id FROM audit;
-- → INSERT | NULL
-- → UPDATE | 1
-- → INSERT | NULL
