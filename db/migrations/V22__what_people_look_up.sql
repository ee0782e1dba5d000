-- What support looks up: everything that happened to one record, who did what, and what QuickBooks answered.

-- On which side a change was made: what triggers tell began, or is kept, on this one.
ALTER TABLE change_feed ADD COLUMN here boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION tell(its_company uuid, its_kind text, its_id uuid, its_change text, happened timestamptz) RETURNS void
LANGUAGE sql AS $$
    WITH counted AS (
        INSERT INTO change_counter AS c (company_id, last_seq, last_at)
        SELECT id, 1, happened FROM company WHERE id = its_company
        ON CONFLICT (company_id) DO UPDATE
        SET last_seq = c.last_seq + 1, last_at = GREATEST(c.last_at, excluded.last_at)
        RETURNING last_seq, last_at)
    INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change, here)
    SELECT its_company, last_seq, last_at, its_kind, its_id, its_change, true FROM counted
$$;

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
