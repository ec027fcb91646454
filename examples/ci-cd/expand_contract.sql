-- --8<-- [start:expand]
-- 1. Expand: old code must not notice
SET lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN phone_e164 text;

-- 2. Write both: whichever code writes, the other column follows
CREATE FUNCTION sync_phone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.phone_e164 := coalesce(NEW.phone_e164, '+' || NEW.phone);
        NEW.phone := coalesce(NEW.phone, ltrim(NEW.phone_e164, '+'));
    ELSIF NEW.phone_e164 IS DISTINCT FROM OLD.phone_e164 THEN
        NEW.phone := ltrim(NEW.phone_e164, '+');
    ELSE
        NEW.phone_e164 := '+' || NEW.phone;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sync_phone BEFORE INSERT OR UPDATE ON customers
    FOR EACH ROW EXECUTE FUNCTION sync_phone();
-- --8<-- [end:expand]
-- --8<-- [start:backfill]
-- 3. Backfill in small transactions, until no NULL is left to count
UPDATE customers SET phone_e164 = '+' || phone
WHERE id IN (SELECT id FROM customers
             WHERE phone_e164 IS NULL
             ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED);
-- --8<-- [end:backfill]
-- --8<-- [start:contract]
-- 4. Require it: PostgreSQL 18 checks old rows without stopping writes
SET lock_timeout = '2s';  -- each session needs its own
ALTER TABLE customers
    ADD CONSTRAINT phone_set NOT NULL phone_e164 NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT phone_set;

-- 5. Contract: only when no running version reads the old column.
-- In one transaction: without the trigger, phone would refuse new rows
BEGIN;
DROP TRIGGER sync_phone ON customers;
DROP FUNCTION sync_phone;
ALTER TABLE customers DROP COLUMN phone;
COMMIT;
-- --8<-- [end:contract]
