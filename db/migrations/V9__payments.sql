-- Payments that are made on this side. They stay as they were given here, whatever becomes of them in QuickBooks later.
CREATE TABLE own_payment (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    content            jsonb       NOT NULL,                      -- our words, with our identities
    vendor_id          uuid GENERATED ALWAYS AS ((content ->> 'vendor')::uuid) STORED,
    payment_account_id uuid GENERATED ALWAYS AS ((content ->> 'paymentAccount')::uuid) STORED,
    method             text GENERATED ALWAYS AS (lower(content ->> 'method')) STORED,
    ref_number         text GENERATED ALWAYS AS (content ->> 'refNumber') STORED,
    request_id         uuid        NOT NULL,                      -- the request that records it, whose status is the payment's
    void_request_id    uuid,                                      -- the last request that voids it
    txn_id             text,                                      -- QuickBooks has it
    version            bigint      NOT NULL,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT known_method CHECK (method IN ('check', 'ach', 'virtual_card', 'credit_card'))
);
CREATE INDEX own_payments_by_txn_id ON own_payment (company_id, txn_id) WHERE txn_id IS NOT NULL;
CREATE INDEX own_payments_by_number ON own_payment (company_id, payment_account_id, ref_number);

-- What a payment of ours takes: off bills by money, discount and credits together, and of the credits that are set with it.
CREATE TABLE own_payment_claim (
    company_id uuid    NOT NULL,
    payment_id uuid    NOT NULL,
    position   int     NOT NULL,
    kind       text    NOT NULL,
    record_id  uuid    NOT NULL,                                  -- the bill or credit, by our own identity
    amount     numeric NOT NULL,
    PRIMARY KEY (company_id, payment_id, position),
    FOREIGN KEY (company_id, payment_id) REFERENCES own_payment ON DELETE CASCADE,
    CONSTRAINT known_kind CHECK (kind IN ('bill', 'vendor_credit')),
    CONSTRAINT something_is_claimed CHECK (amount > 0)
);
CREATE INDEX claims_by_record ON own_payment_claim (company_id, record_id);

-- What is taken by payments of ours that QuickBooks does not show in the bill or credit yet: those that it does not have, or
-- may not have, and those that it has while the bill or credit has not been read since. Money may be on its way for all of them.
CREATE VIEW claim_in_process AS
SELECT c.company_id, c.payment_id, c.kind, c.record_id, c.amount
  FROM own_payment_claim c
  JOIN own_payment p ON p.company_id = c.company_id AND p.id = c.payment_id
  JOIN request r ON r.company_id = p.company_id AND r.id = p.request_id
  LEFT JOIN bill b ON b.company_id = c.company_id AND b.id = c.record_id
  LEFT JOIN vendor_credit k ON k.company_id = c.company_id AND k.id = c.record_id
 WHERE r.status NOT IN ('succeeded', 'cancelled')
    OR (r.status = 'succeeded'
        AND EXISTS (SELECT
                      FROM record_to_reread d
                     WHERE d.company_id = c.company_id
                       AND d.kind = c.kind
                       AND d.record_id = COALESCE(b.txn_id, k.txn_id)
                       AND d.reason IS NULL
                       AND d.due_at <= r.updated_at));

-- Payments of ours as they stand: what their requests have come to.
CREATE VIEW own_payment_standing AS
SELECT p.company_id, p.id, p.content, p.method, p.vendor_id, p.payment_account_id, p.ref_number, p.txn_id,
       COALESCE(p.void_request_id, p.request_id) AS last_request_id,
       CASE WHEN r.status = 'cancelled' OR v.status = 'succeeded' THEN 'voided'
            WHEN r.status = 'succeeded' THEN 'recorded'
            WHEN r.status IN ('blocked', 'queued') THEN 'queued'
            WHEN r.status IN ('sent', 'in_doubt') THEN 'in_process'
            ELSE 'failed'
       END AS standing,
       (SELECT n.list_id FROM vendor n WHERE n.company_id = p.company_id AND n.id = p.vendor_id) AS vendor_list_id,
       p.version + r.version + COALESCE(v.version, 0) AS version,
       GREATEST(p.updated_at, r.updated_at, v.updated_at) AS updated_at,
       NULL::timestamptz AS removed_at
  FROM own_payment p
  JOIN request r ON r.company_id = p.company_id AND r.id = p.request_id
  LEFT JOIN request v ON v.company_id = p.company_id AND v.id = p.void_request_id;
