-- Records that are to be read again by their ids, in a table of their own: they outlive every session, however it ends.
CREATE TABLE record_to_reread (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    kind       text        NOT NULL,
    record_id  text        NOT NULL,                              -- ListID or TxnID
    reason     text,                                              -- why it could not be read; absent: it has moved
    due_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, kind, record_id)
);
CREATE INDEX rereads_by_time ON record_to_reread (company_id, kind, due_at, record_id);
CREATE INDEX unreadable_records ON record_to_reread (company_id) WHERE reason IS NOT NULL;

-- Until now they stood in the company's row, and those of an open session in its agenda.
INSERT INTO record_to_reread (company_id, kind, record_id, due_at)
SELECT company_id, 'vendor', unnest(vendors_to_reread), now() FROM company_sync
UNION
SELECT company_id, 'bill', unnest(bills_to_reread), now() FROM company_sync
UNION
SELECT company_id, 'vendor', jsonb_array_elements_text(progress -> 'agenda' -> 'vendors'), now()
  FROM session WHERE ended_at IS NULL
UNION
SELECT company_id, 'bill', jsonb_array_elements_text(progress -> 'agenda' -> 'bills'), now()
  FROM session WHERE ended_at IS NULL;

ALTER TABLE company_sync DROP COLUMN vendors_to_reread, DROP COLUMN bills_to_reread;

-- The history of a kind may be set aside while its changes are read.
ALTER TABLE read_mark ADD COLUMN history_aside_at timestamptz;
