-- What support looks up: everything that happened to one record, who did what, and what QuickBooks answered.

-- On which side a change was made: on this one, or in QuickBooks. Absent: it follows from a step of a request, a decision or an act
-- that is on record by itself.
ALTER TABLE change_feed ADD COLUMN here boolean DEFAULT false;

DROP FUNCTION tell(uuid, text, uuid, text, timestamptz, text);
CREATE FUNCTION tell(its_company uuid, its_kind text, its_id uuid, its_change text, happened timestamptz, is_here boolean,
                     its_status text DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$
    WITH counted AS (
        INSERT INTO change_counter AS c (company_id, last_seq, last_at)
        SELECT id, 1, happened FROM company WHERE id = its_company
        ON CONFLICT (company_id) DO UPDATE
        SET last_seq = c.last_seq + 1, last_at = GREATEST(c.last_at, excluded.last_at)
        RETURNING last_seq, last_at)
    INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change, here, status)
    SELECT its_company, last_seq, last_at, its_kind, its_id, its_change, is_here, its_status FROM counted
$$;

-- A fifth argument says that the change follows from something else.
CREATE OR REPLACE FUNCTION tell_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
    PERFORM tell((told ->> 'company_id')::uuid, TG_ARGV[0], (told ->> TG_ARGV[1])::uuid, TG_ARGV[2],
                 COALESCE((told ->> TG_ARGV[3])::timestamptz, transaction_timestamp()),
                 CASE WHEN TG_NARGS < 5 THEN true END);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION tell_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM tell(NEW.company_id, 'request', NEW.id, 'created', NEW.updated_at, NULL);
        IF NEW.operation = 'bill_mod' THEN
            PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at, NULL);
        END IF;
        RETURN NULL;
    END IF;
    PERFORM tell(NEW.company_id, 'request', NEW.id, 'updated', NEW.updated_at, NULL, NULLIF(NEW.status, OLD.status));
    IF NEW.status = OLD.status THEN
        RETURN NULL;
    END IF;
    IF NEW.operation = 'bill_add'
            AND NOT EXISTS (SELECT FROM bill WHERE company_id = NEW.company_id AND id = NEW.subject_id) THEN
        PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at, NULL);
    ELSIF NEW.operation IN ('payment_add', 'payment_void') THEN
        PERFORM tell(NEW.company_id, 'payment', NEW.subject_id, 'updated', NEW.updated_at, NULL);
    ELSIF NEW.operation = 'terms_add' THEN
        PERFORM tell(NEW.company_id, 'terms', NEW.subject_id, 'updated', NEW.updated_at, NULL);
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER told_when_changed ON own_bill;
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_bill FOR EACH ROW WHEN (OLD.content IS DISTINCT FROM NEW.content)
    EXECUTE FUNCTION tell_of_record('bill', 'id', 'updated', 'updated_at');
CREATE TRIGGER told_when_carried AFTER UPDATE ON own_bill FOR EACH ROW WHEN (OLD.content IS NOT DISTINCT FROM NEW.content)
    EXECUTE FUNCTION tell_of_record('bill', 'id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_changed ON own_payment;
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_payment FOR EACH ROW WHEN (OLD.content IS DISTINCT FROM NEW.content)
    EXECUTE FUNCTION tell_of_record('payment', 'id', 'updated', 'updated_at');
CREATE TRIGGER told_when_carried AFTER UPDATE ON own_payment FOR EACH ROW WHEN (OLD.content IS NOT DISTINCT FROM NEW.content)
    EXECUTE FUNCTION tell_of_record('payment', 'id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_changed ON own_terms;
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_terms
    FOR EACH ROW WHEN ((OLD.name, OLD.definition) IS DISTINCT FROM (NEW.name, NEW.definition))
    EXECUTE FUNCTION tell_of_record('terms', 'id', 'updated', 'updated_at');
CREATE TRIGGER told_when_carried AFTER UPDATE ON own_terms
    FOR EACH ROW WHEN ((OLD.name, OLD.definition) IS NOT DISTINCT FROM (NEW.name, NEW.definition))
    EXECUTE FUNCTION tell_of_record('terms', 'id', 'updated', 'updated_at', 'follows');

DROP TRIGGER told_when_changed ON bill_approval;
CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON bill_approval
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_changed ON vendor_own;
CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON vendor_own
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_hidden ON hidden_vendor;
CREATE TRIGGER told_when_hidden AFTER INSERT ON hidden_vendor
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated', 'hidden_at', 'follows');
DROP TRIGGER told_when_back_in_view ON hidden_vendor;
CREATE TRIGGER told_when_back_in_view AFTER DELETE ON hidden_vendor
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('vendor', 'vendor_id', 'updated', '', 'follows');

CREATE INDEX changes_by_record ON change_feed (company_id, entity_id, at, seq);
CREATE INDEX discrepancies_by_record ON discrepancy (company_id, subject_id);
CREATE INDEX audit_events_by_subject ON audit_event (company_id, subject, at);

-- What happened is not rewritten. Only of a company that is erased is it blanked what was changed about it, and why.
CREATE FUNCTION keep_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
            AND OLD.company_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM company WHERE id = OLD.company_id)
            AND NEW.reason IS NULL AND NEW.before IS NULL AND NEW.after IS NULL
            AND (NEW.id, NEW.company_id, NEW.at, NEW.actor, NEW.actor_label, NEW.remote_address, NEW.action, NEW.subject)
                IS NOT DISTINCT FROM
                (OLD.id, OLD.company_id, OLD.at, OLD.actor, OLD.actor_label, OLD.remote_address, OLD.action, OLD.subject) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit events are only added' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_events_are_only_added BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION keep_audit_event();
CREATE TRIGGER audit_events_are_not_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_event();

-- Responses that went as they should are kept for a shorter while than those that could not be read or came too late.
ALTER TABLE exchange ADD COLUMN recorded boolean NOT NULL DEFAULT false;
CREATE INDEX recorded_responses_by_time ON exchange (sent_at) WHERE recorded;
