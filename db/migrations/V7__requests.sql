-- What is to be written into QuickBooks. A request keeps our own words; the exact text that went out is kept with its exchange.
CREATE TABLE request (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    operation          text        NOT NULL,
    rank               int         NOT NULL,                      -- of the operation: what others lean on goes out first
    subject_kind       text        NOT NULL,
    subject_id         uuid        NOT NULL,                      -- the record that it is about, by our own identity
    errand             jsonb       NOT NULL,
    status             text        NOT NULL,
    attempts           int         NOT NULL DEFAULT 0,
    not_before         timestamptz,
    not_in_session     uuid,                                      -- the session that tried last and shall not try again
    message_set_id     text,                                      -- how it went out last: under which id, …
    sent_by            uuid,                                      -- … by which connector, …
    sent_in            uuid,                                      -- … in which session …
    sent_exchange      int,                                       -- … and exchange, …
    sent_at            timestamptz,                               -- … and when
    failure            jsonb,                                     -- why it is not done yet, or what there is to know of it
    failure_code       text GENERATED ALWAYS AS (failure ->> 'code') STORED,
    depends_on         uuid[]      NOT NULL DEFAULT '{}',
    quickbooks_id      text,                                      -- ListID or TxnID of the record that came of it
    version            bigint      NOT NULL DEFAULT 0,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT known_operation CHECK (operation IN
        ('vendor_mod', 'terms_add', 'bill_add', 'bill_mod', 'payment_add', 'payment_void')),
    CONSTRAINT known_status CHECK (status IN
        ('blocked', 'queued', 'sent', 'in_doubt', 'succeeded', 'failed', 'cancelled')),
    CONSTRAINT what_was_sent_is_known_in_full CHECK (num_nulls(message_set_id, sent_by, sent_in, sent_exchange, sent_at) IN (0, 5)),
    CONSTRAINT what_is_with_quickbooks_was_sent CHECK (status NOT IN ('sent', 'in_doubt') OR message_set_id IS NOT NULL),
    CONSTRAINT what_failed_says_why CHECK (status <> 'failed' OR failure IS NOT NULL),
    CONSTRAINT what_is_blocked_waits_for_something CHECK (status <> 'blocked' OR cardinality(depends_on) > 0)
);
CREATE UNIQUE INDEX one_request_per_id ON request (id);
CREATE UNIQUE INDEX one_request_per_message_set ON request (company_id, message_set_id) WHERE message_set_id IS NOT NULL;
CREATE UNIQUE INDEX one_request_with_quickbooks ON request (company_id) WHERE status = 'sent';
CREATE INDEX requests_to_do ON request (company_id, rank, id) WHERE status IN ('queued', 'in_doubt');
CREATE INDEX requests_blocked ON request USING gin (depends_on) WHERE status = 'blocked';
CREATE INDEX requests_by_subject ON request (company_id, subject_id);
CREATE INDEX requests_by_status ON request (company_id, status, id);
CREATE INDEX requests_not_over ON request (company_id, status) WHERE status NOT IN ('succeeded', 'cancelled');

-- Every step of a request. Rows are only added.
CREATE TABLE request_step (
    company_id  uuid        NOT NULL,
    request_id  uuid        NOT NULL,
    version     bigint      NOT NULL,                             -- of the request after the step
    at          timestamptz NOT NULL,
    from_status text,                                             -- absent: it was made
    to_status   text        NOT NULL,
    by          text        NOT NULL,                             -- a key, a session, or the hub
    reason      text,
    PRIMARY KEY (company_id, request_id, version),
    FOREIGN KEY (company_id, request_id) REFERENCES request ON DELETE CASCADE
);

-- A session with a request, or a question about one, on its way.
ALTER TABLE session DROP CONSTRAINT known_state;
ALTER TABLE session ADD CONSTRAINT known_state CHECK (state IN ('opened', 'asking', 'carrying', 'ready', 'stopping', 'ended'));
