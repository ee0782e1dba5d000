-- What differs between QuickBooks and this side, and what a file that went back in time took with it.

-- An identity of the UUID's version 7: ordered by the time of its making, like those that the hub makes elsewhere.
CREATE FUNCTION id_made_at(at timestamptz) RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
                                          PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3)
                                          FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- One comparison of the two sides.
CREATE TABLE reconciliation (
    company_id  uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id          uuid        NOT NULL,
    scope       text        NOT NULL,
    asked_by    text        NOT NULL,                             -- a key, or the hub
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    opened      int         NOT NULL,
    resolved    int         NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT known_scope CHECK (scope IN ('changes', 'full'))
);

-- One thing about one record that is not as it should be. It closes by itself when the facts agree; one that comes back is
-- opened again under the same id.
CREATE TABLE discrepancy (
    company_id     uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id             uuid        NOT NULL,
    code           text        NOT NULL,
    severity       text        NOT NULL,
    subject_kind   text        NOT NULL,
    subject_id     uuid        NOT NULL,                          -- by our own identity; of a finding about the file, the company
    name           text,                                          -- its number or name, as people call it
    quickbooks_id  text,                                          -- ListID or TxnID
    quickbooks     jsonb       NOT NULL,                          -- the compared fields, as QuickBooks has them
    hub            jsonb       NOT NULL,                          -- and as this side has them
    status         text        NOT NULL,
    openings       int         NOT NULL,
    first_seen_at  timestamptz NOT NULL,
    opened_at      timestamptz NOT NULL,                          -- the last time
    last_seen_at   timestamptz NOT NULL,
    resolved_at    timestamptz,
    accepted_by    text,
    accepted_why   text,
    resent_as      uuid,                                          -- the request that does a vanished write again
    version        bigint      NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_discrepancy_per_record_and_code UNIQUE (company_id, code, subject_id),
    CONSTRAINT known_severity CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    CONSTRAINT known_status CHECK (status IN ('open', 'resolved', 'accepted')),
    CONSTRAINT what_is_resolved_was_so_at_a_time CHECK ((status = 'resolved') = (resolved_at IS NOT NULL)),
    CONSTRAINT what_is_accepted_says_why CHECK (status <> 'accepted' OR (accepted_by IS NOT NULL AND accepted_why IS NOT NULL))
);
CREATE INDEX discrepancies_to_see ON discrepancy (company_id, status, id);

-- How far the comparison has come: everything of the feed up to here, and the requests up to then.
ALTER TABLE company_sync ADD COLUMN reconciled_through bigint NOT NULL DEFAULT 0, ADD COLUMN reconciled_at timestamptz;
CREATE INDEX requests_by_update ON request (company_id, updated_at);

-- The stamp's counter that QuickBooks had confirmed when a request went out: a file with a lower one does not have what came of it.
ALTER TABLE request ADD COLUMN stamp bigint;
-- Since when it is known that what came of it is not in the file, which went back in time.
ALTER TABLE request ADD COLUMN vanished_at timestamptz;
CREATE INDEX vanished_requests ON request (company_id) WHERE vanished_at IS NOT NULL;

-- Vendors that support has taken from view. They are hidden while they are inactive in QuickBooks, and no longer.
CREATE TABLE hidden_vendor (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    vendor_id  uuid        NOT NULL,
    hidden_at  timestamptz NOT NULL,
    PRIMARY KEY (company_id, vendor_id)
);

-- Bills of QuickBooks that were deleted on this side. They stay away from view, whatever QuickBooks does with them.
CREATE TABLE bill_deleted_here (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    bill_id    uuid        NOT NULL,
    deleted_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, bill_id)
);

-- When QuickBooks says that it deleted a record that is removed, by its own clock; absent: it was only not there any more.
ALTER TABLE account ADD COLUMN deleted_at timestamp;
ALTER TABLE terms ADD COLUMN deleted_at timestamp;
ALTER TABLE list_class ADD COLUMN deleted_at timestamp;
ALTER TABLE currency ADD COLUMN deleted_at timestamp;
ALTER TABLE vendor ADD COLUMN deleted_at timestamp;
ALTER TABLE customer_job ADD COLUMN deleted_at timestamp;
ALTER TABLE item ADD COLUMN deleted_at timestamp;
ALTER TABLE bill ADD COLUMN deleted_at timestamp;
ALTER TABLE vendor_credit ADD COLUMN deleted_at timestamp;
ALTER TABLE bill_payment ADD COLUMN deleted_at timestamp;

-- Our own mark in a bill, by which two of one kind are found.
CREATE INDEX bills_by_guid ON bill (company_id, external_guid) WHERE external_guid IS NOT NULL;

-- The highest counter that any file of the company may carry: those written later are above it.
ALTER TABLE company_sync ADD COLUMN stamp_floor bigint NOT NULL DEFAULT 0;
UPDATE company_sync SET stamp_floor = stamp_sent, stamp_sent = NULL
 WHERE stamp_confirmed IS NULL AND stamp_sent IS NOT NULL AND pairing <> 'confirmed';
-- The counter that the file carried when the hub stopped, 0 without one; absent: the file is another company's.
ALTER TABLE company_sync ADD COLUMN suspended_counter bigint;

-- Where a connector had the file open before it was elsewhere, and since when it is.
ALTER TABLE connector ADD COLUMN place_before text, ADD COLUMN place_changed_at timestamptz;
