-- The change feed tells of requests, and of what begins or is kept on this side, as it tells of the mirror. Triggers write these
-- entries: no statement can forget them, and a node of the version before tells them as well while both run side by side.

-- When the last change was told, so that the times of a feed never go backwards.
ALTER TABLE change_counter ADD COLUMN last_at timestamptz;
ALTER TABLE bill_note ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- Says nothing of a company that is being erased.
CREATE FUNCTION tell(its_company uuid, its_kind text, its_id uuid, its_change text, happened timestamptz) RETURNS void
LANGUAGE sql AS $$
    WITH counted AS (
        INSERT INTO change_counter AS c (company_id, last_seq, last_at)
        SELECT id, 1, happened FROM company WHERE id = its_company
        ON CONFLICT (company_id) DO UPDATE
        SET last_seq = c.last_seq + 1, last_at = GREATEST(c.last_at, excluded.last_at)
        RETURNING last_seq, last_at)
    INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change)
    SELECT its_company, last_seq, last_at, its_kind, its_id, its_change FROM counted
$$;

-- Tells of the record that a row is about: its kind, the column that names it, the change, and the column that says when. What is
-- deleted does not say when.
CREATE FUNCTION tell_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
    PERFORM tell((told ->> 'company_id')::uuid, TG_ARGV[0], (told ->> TG_ARGV[1])::uuid, TG_ARGV[2],
                 COALESCE((told ->> TG_ARGV[3])::timestamptz, transaction_timestamp()));
    RETURN NULL;
END
$$;

CREATE TRIGGER told_when_made AFTER INSERT ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'created', 'updated_at');
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'updated', 'updated_at');
CREATE TRIGGER told_when_thrown_away AFTER DELETE ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'removed');
CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON bill_note
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'updated', 'updated_at');
CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON bill_approval
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'updated', 'updated_at');
CREATE TRIGGER told_when_deleted AFTER INSERT ON bill_deleted_here
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'removed', 'deleted_at');

CREATE TRIGGER told_when_made AFTER INSERT ON own_payment
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('payment', 'id', 'created', 'updated_at');
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_payment
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('payment', 'id', 'updated', 'updated_at');

CREATE TRIGGER told_when_made AFTER INSERT ON own_terms
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('terms', 'id', 'created', 'updated_at');
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_terms
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('terms', 'id', 'updated', 'updated_at');

CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON vendor_own
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated', 'updated_at');
CREATE TRIGGER told_when_hidden AFTER INSERT ON hidden_vendor
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated', 'hidden_at');
CREATE TRIGGER told_when_back_in_view AFTER DELETE ON hidden_vendor
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated');

-- A step of a request is told as one of the request, and as one of the record whose status follows from it.
CREATE FUNCTION tell_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM tell(NEW.company_id, 'request', NEW.id, 'created', NEW.updated_at);
        IF NEW.operation = 'bill_mod' THEN
            PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at);
        END IF;
        RETURN NULL;
    END IF;
    PERFORM tell(NEW.company_id, 'request', NEW.id, 'updated', NEW.updated_at);
    IF NEW.status = OLD.status THEN
        RETURN NULL;
    END IF;
    IF NEW.operation = 'bill_add'
            AND NOT EXISTS (SELECT FROM bill WHERE company_id = NEW.company_id AND id = NEW.subject_id) THEN
        PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at);
    ELSIF NEW.operation IN ('payment_add', 'payment_void') THEN
        PERFORM tell(NEW.company_id, 'payment', NEW.subject_id, 'updated', NEW.updated_at);
    ELSIF NEW.operation = 'terms_add' THEN
        PERFORM tell(NEW.company_id, 'terms', NEW.subject_id, 'updated', NEW.updated_at);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER told_when_made AFTER INSERT ON request FOR EACH ROW EXECUTE FUNCTION tell_of_request();
CREATE TRIGGER told_at_each_step AFTER UPDATE ON request FOR EACH ROW
    WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION tell_of_request();

-- What is told without the company's row of company_sync being held may be told while the company is being erased.
CREATE FUNCTION erase_feed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM change_feed WHERE company_id = OLD.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER feed_goes_with_its_company AFTER DELETE ON company FOR EACH ROW EXECUTE FUNCTION erase_feed();
