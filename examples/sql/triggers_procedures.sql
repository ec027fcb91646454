CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);

CREATE FUNCTION clean_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.email := lower(trim(NEW.email));
    RETURN NEW;
END
$$;
CREATE TRIGGER a_clean BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION clean_email();

INSERT INTO users VALUES (1, ' Ali@Mail.UZ') RETURNING email;
-- → ali@mail.uz

CREATE FUNCTION only_uz() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.email LIKE '%.uz' THEN RETURN NEW; END IF;
    RETURN NULL;  -- from a BEFORE trigger: skip this row
END
$$;
CREATE TRIGGER b_only_uz BEFORE INSERT ON users
    FOR EACH ROW EXECUTE FUNCTION only_uz();

INSERT INTO users VALUES (2, 'bob@mail.com');  -- no error at all
SELECT count(*) FROM users;
-- → 1
