-- Bills that begin on this side. The mirror shows a bill under the same id once QuickBooks has it; until then, this is all there is.
CREATE TABLE own_bill (
    company_id    uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id            uuid        NOT NULL,
    content       jsonb       NOT NULL,                           -- as people gave it; once QuickBooks has the bill, the mirror counts
    vendor_id     uuid GENERATED ALWAYS AS ((content ->> 'vendor')::uuid) STORED,
    ref_number    text GENERATED ALWAYS AS (content ->> 'refNumber') STORED,
    request_id    uuid,                                           -- the request that posts it; absent: a draft
    txn_id        text,                                           -- QuickBooks has it
    version       bigint      NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_own_bill_per_txn_id UNIQUE (company_id, txn_id)
);
CREATE INDEX own_bills_not_in_quickbooks ON own_bill (company_id, id) WHERE txn_id IS NULL;

-- What people on this side note about a bill, wherever it began. It never leaves.
CREATE TABLE bill_note (
    company_id uuid   NOT NULL REFERENCES company ON DELETE CASCADE,
    bill_id    uuid   NOT NULL,
    notes      text   NOT NULL,                                   -- may be empty
    version    bigint NOT NULL,                                   -- counts the changes
    PRIMARY KEY (company_id, bill_id)
);
