-- Terms that were made on this side. Where they stand follows from their request; once QuickBooks has them, the mirror shows them.
CREATE TABLE own_terms (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id         uuid        NOT NULL,
    name       text        NOT NULL,                              -- as QuickBooks will have it
    definition jsonb       NOT NULL,
    request_id uuid        NOT NULL,                              -- the one that makes them in QuickBooks
    list_id    text,                                              -- absent: QuickBooks does not have them yet
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, request_id) REFERENCES request ON DELETE CASCADE
);
-- Of those that have arrived the mirror knows the names, which may be others by now.
CREATE UNIQUE INDEX one_own_terms_per_name ON own_terms (company_id, lower(name)) WHERE list_id IS NULL;

-- What is kept of a vendor on this side alone: bank details above all. Sealed, so that no look into the table shows it.
CREATE TABLE vendor_own (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    vendor_id  uuid        NOT NULL,
    sealed     bytea       NOT NULL,                              -- AES-GCM, under a key of this vendor
    version    bigint      NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, vendor_id),
    CONSTRAINT versions_count_from_one CHECK (version > 0)
);
