-- The copy of QuickBooks' records, and the feed of its changes.
--
-- Every table of records has the same frame:
--   id                  our own identity (UUID version 7), which callers see
--   list_id / txn_id    QuickBooks' identity
--   edit_sequence       QuickBooks' mark of the version; edit_number is the same where it is a decimal number
--   time_…              wall clock of the QuickBooks computer, without an offset: QuickBooks sends the standard one all year round
--   content_hash        over the record as last shown, without its version; spares unchanged records the rest of the way
--   removed_at          QuickBooks does not have the record any more
--   version             counts changes of content, as callers see them
-- References are QuickBooks' ids: the record named may come later, or never.

CREATE TABLE account (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    list_id            text        NOT NULL,
    edit_sequence      text        NOT NULL,
    edit_number        bigint,
    time_created       timestamp,
    time_modified      timestamp   NOT NULL,
    time_modified_text text        NOT NULL,
    content_hash       bytea       NOT NULL,
    name               text,
    full_name          text,
    is_active          boolean,
    parent_list_id     text,
    account_type       text,
    account_number     text,
    currency_list_id   text,
    balance            numeric,
    version            bigint      NOT NULL,
    removed_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_account_per_list_id UNIQUE (company_id, list_id)
);
CREATE INDEX accounts_by_type ON account (company_id, account_type, id);
CREATE INDEX accounts_by_update ON account (company_id, updated_at);

-- Standard and date-driven terms: one list for whoever reads them, two in QuickBooks.
CREATE TABLE terms (
    company_id            uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                    uuid        NOT NULL,
    list_id               text        NOT NULL,
    edit_sequence         text        NOT NULL,
    edit_number           bigint,
    time_created          timestamp,
    time_modified         timestamp   NOT NULL,
    time_modified_text    text        NOT NULL,
    content_hash          bytea       NOT NULL,
    type                  text        NOT NULL,
    name                  text,
    is_active             boolean,
    due_days              int,
    discount_days         int,
    discount_percent      numeric,
    day_of_month_due      int,
    due_next_month_days   int,
    discount_day_of_month int,
    version               bigint      NOT NULL,
    removed_at            timestamptz,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_terms_per_list_id UNIQUE (company_id, list_id),
    CONSTRAINT known_type CHECK (type IN ('standard', 'date_driven')),
    CONSTRAINT each_type_has_its_own_fields CHECK (
        (type = 'standard' OR (due_days IS NULL AND discount_days IS NULL))
        AND (type = 'date_driven' OR (day_of_month_due IS NULL AND due_next_month_days IS NULL AND discount_day_of_month IS NULL)))
);
CREATE INDEX terms_by_update ON terms (company_id, updated_at);

CREATE TABLE list_class (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    list_id            text        NOT NULL,
    edit_sequence      text        NOT NULL,
    edit_number        bigint,
    time_created       timestamp,
    time_modified      timestamp   NOT NULL,
    time_modified_text text        NOT NULL,
    content_hash       bytea       NOT NULL,
    name               text,
    full_name          text,
    is_active          boolean,
    parent_list_id     text,
    version            bigint      NOT NULL,
    removed_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_class_per_list_id UNIQUE (company_id, list_id)
);
CREATE INDEX classes_by_update ON list_class (company_id, updated_at);

CREATE TABLE customer_job (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    list_id            text        NOT NULL,
    edit_sequence      text        NOT NULL,
    edit_number        bigint,
    time_created       timestamp,
    time_modified      timestamp   NOT NULL,
    time_modified_text text        NOT NULL,
    content_hash       bytea       NOT NULL,
    name               text,
    full_name          text,
    is_active          boolean,
    parent_list_id     text,
    currency_list_id   text,
    job_status         text,
    version            bigint      NOT NULL,
    removed_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_job_per_list_id UNIQUE (company_id, list_id)
);
CREATE INDEX jobs_by_update ON customer_job (company_id, updated_at);

CREATE TABLE item (
    company_id              uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                      uuid        NOT NULL,
    list_id                 text        NOT NULL,
    edit_sequence           text        NOT NULL,
    edit_number             bigint,
    time_created            timestamp,
    time_modified           timestamp   NOT NULL,
    time_modified_text      text        NOT NULL,
    content_hash            bytea       NOT NULL,
    name                    text,
    full_name               text,
    is_active               boolean,
    parent_list_id          text,
    item_type               text        NOT NULL,
    purchase_cost           numeric,
    purchase_description    text,
    expense_account_list_id text,
    version                 bigint      NOT NULL,
    removed_at              timestamptz,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_item_per_list_id UNIQUE (company_id, list_id)
);
CREATE INDEX items_by_update ON item (company_id, updated_at);

CREATE TABLE currency (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    list_id            text        NOT NULL,
    edit_sequence      text        NOT NULL,
    edit_number        bigint,
    time_created       timestamp,
    time_modified      timestamp   NOT NULL,
    time_modified_text text        NOT NULL,
    content_hash       bytea       NOT NULL,
    name               text,
    is_active          boolean,
    currency_code      text,
    exchange_rate      numeric,
    as_of_date         date,
    version            bigint      NOT NULL,
    removed_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_currency_per_list_id UNIQUE (company_id, list_id)
);
CREATE INDEX currencies_by_update ON currency (company_id, updated_at);

CREATE TABLE vendor (
    company_id         uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                 uuid        NOT NULL,
    list_id            text        NOT NULL,
    edit_sequence      text        NOT NULL,
    edit_number        bigint,
    time_created       timestamp,
    time_modified      timestamp   NOT NULL,
    time_modified_text text        NOT NULL,
    content_hash       bytea       NOT NULL,
    name               text,
    is_active          boolean,
    company_name       text,
    address_line1      text,
    address_line2      text,
    address_line3      text,
    address_line4      text,
    address_line5      text,
    city               text,
    state              text,
    postal_code        text,
    country            text,
    phone              text,
    alt_phone          text,
    fax                text,
    email              text,
    contact            text,
    print_on_check_as  text,
    account_number     text,
    terms_list_id      text,
    currency_list_id   text,
    masked_tax_id      text,                                      -- all that is kept of it: the last four characters
    balance            numeric,
    version            bigint      NOT NULL,
    removed_at         timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_vendor_per_list_id UNIQUE (company_id, list_id),
    CONSTRAINT no_tax_id_in_clear CHECK (masked_tax_id ~ '^[*]+[^*]{0,4}$')
);
CREATE INDEX vendors_by_update ON vendor (company_id, updated_at);

-- Amounts are in the bill's currency unless said otherwise.
CREATE TABLE bill (
    company_id           uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                   uuid        NOT NULL,
    txn_id               text        NOT NULL,
    edit_sequence        text        NOT NULL,
    edit_number          bigint,
    time_created         timestamp,
    time_modified        timestamp   NOT NULL,
    time_modified_text   text        NOT NULL,
    content_hash         bytea       NOT NULL,
    txn_number           int,
    vendor_list_id       text,
    ap_account_list_id   text,
    txn_date             date,
    due_date             date,
    amount_due           numeric,                                 -- the total; does not fall when the bill is paid
    open_amount          numeric,                                 -- as QuickBooks sent it, right or wrong
    currency_list_id     text,
    exchange_rate        numeric,
    amount_due_home      numeric,                                 -- in the home currency
    ref_number           text,
    terms_list_id        text,
    memo                 text,
    is_paid              boolean,                                 -- as QuickBooks sent it
    external_guid        text,
    lines_hash           bytea,                                   -- absent: lines never read
    lines_carry_money    boolean,
    links_hash           bytea,                                   -- absent: links never read
    linked_payments      numeric,                                 -- what payments took off, by the bill's own links
    linked_credits       numeric,                                 -- what anything else took off
    -- figured out from the above and from the discounts of payments
    open_balance         numeric     NOT NULL,
    credits_applied      numeric     NOT NULL,
    discounts_applied    numeric     NOT NULL,
    paid_amount          numeric     NOT NULL,
    standing             text        NOT NULL,
    swept_at             timestamptz,                             -- start of the last sweep that saw the bill open
    version              bigint      NOT NULL,
    removed_at           timestamptz,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_bill_per_txn_id UNIQUE (company_id, txn_id),
    CONSTRAINT known_standing CHECK (standing IN ('open', 'partially_paid', 'paid', 'voided')),
    CONSTRAINT nothing_owed_below_zero CHECK (open_balance >= 0)
);
CREATE INDEX bills_by_update ON bill (company_id, updated_at);
CREATE INDEX bills_by_vendor ON bill (company_id, vendor_list_id, id);
CREATE INDEX bills_by_number ON bill (company_id, ref_number, id);
CREATE INDEX bills_still_open ON bill (company_id, id) WHERE removed_at IS NULL AND standing IN ('open', 'partially_paid');

-- In the order in which QuickBooks shows them. Written anew, all of a bill's, when one of them changes.
CREATE TABLE bill_line (
    company_id           uuid     NOT NULL REFERENCES company ON DELETE CASCADE,
    bill_id              uuid     NOT NULL,
    position             int      NOT NULL,
    type                 text     NOT NULL,
    txn_line_id          text     NOT NULL,
    group_line_id        text,
    account_list_id      text,
    item_list_id         text,
    quantity             numeric,
    cost                 numeric,
    amount               numeric,
    description          text,
    customer_job_list_id text,
    class_list_id        text,
    billable_status      text,
    PRIMARY KEY (company_id, bill_id, position),
    CONSTRAINT known_type CHECK (type IN ('expense', 'item')),
    CONSTRAINT each_type_has_its_own_fields CHECK (
        (type = 'expense' OR account_list_id IS NULL)
        AND (type = 'item' OR (item_list_id IS NULL AND group_line_id IS NULL AND quantity IS NULL AND cost IS NULL)))
);

-- Ties of a bill to other transactions, as the bill shows them.
CREATE TABLE bill_link (
    company_id uuid    NOT NULL REFERENCES company ON DELETE CASCADE,
    bill_id    uuid    NOT NULL,
    position   int     NOT NULL,
    txn_id     text    NOT NULL,
    txn_type   text    NOT NULL,
    txn_date   date,
    ref_number text,
    link_type  text,
    amount     numeric NOT NULL,                                  -- signed as sent
    PRIMARY KEY (company_id, bill_id, position)
);

CREATE TABLE vendor_credit (
    company_id           uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                   uuid        NOT NULL,
    txn_id               text        NOT NULL,
    edit_sequence        text        NOT NULL,
    edit_number          bigint,
    time_created         timestamp,
    time_modified        timestamp   NOT NULL,
    time_modified_text   text        NOT NULL,
    content_hash         bytea       NOT NULL,
    txn_number           int,
    vendor_list_id       text,
    ap_account_list_id   text,
    txn_date             date,
    credit_amount        numeric,
    open_amount          numeric,                                 -- as QuickBooks sent it, right or wrong
    currency_list_id     text,
    exchange_rate        numeric,
    ref_number           text,
    memo                 text,
    external_guid        text,
    lines_hash           bytea,
    links_hash           bytea,
    linked_amount        numeric,                                 -- what its links used up
    open_balance         numeric     NOT NULL,                    -- figured out from the above
    version              bigint      NOT NULL,
    removed_at           timestamptz,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_credit_per_txn_id UNIQUE (company_id, txn_id),
    CONSTRAINT nothing_left_below_zero CHECK (open_balance >= 0)
);
CREATE INDEX credits_by_update ON vendor_credit (company_id, updated_at);
CREATE INDEX credits_by_vendor ON vendor_credit (company_id, vendor_list_id, id);
CREATE INDEX credits_by_number ON vendor_credit (company_id, ref_number, id);
CREATE INDEX credits_to_apply ON vendor_credit (company_id, vendor_list_id) WHERE removed_at IS NULL AND open_balance > 0;

CREATE TABLE credit_line (
    company_id           uuid     NOT NULL REFERENCES company ON DELETE CASCADE,
    credit_id            uuid     NOT NULL,
    position             int      NOT NULL,
    type                 text     NOT NULL,
    txn_line_id          text     NOT NULL,
    group_line_id        text,
    account_list_id      text,
    item_list_id         text,
    quantity             numeric,
    cost                 numeric,
    amount               numeric,
    description          text,
    customer_job_list_id text,
    class_list_id        text,
    billable_status      text,
    PRIMARY KEY (company_id, credit_id, position),
    CONSTRAINT known_type CHECK (type IN ('expense', 'item')),
    CONSTRAINT each_type_has_its_own_fields CHECK (
        (type = 'expense' OR account_list_id IS NULL)
        AND (type = 'item' OR (item_list_id IS NULL AND group_line_id IS NULL AND quantity IS NULL AND cost IS NULL)))
);

CREATE TABLE credit_link (
    company_id uuid    NOT NULL REFERENCES company ON DELETE CASCADE,
    credit_id  uuid    NOT NULL,
    position   int     NOT NULL,
    txn_id     text    NOT NULL,
    txn_type   text    NOT NULL,
    txn_date   date,
    ref_number text,
    link_type  text,
    amount     numeric NOT NULL,                                  -- signed as sent
    PRIMARY KEY (company_id, credit_id, position)
);

-- Bill payments by check and by credit card.
CREATE TABLE bill_payment (
    company_id              uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                      uuid        NOT NULL,
    txn_id                  text        NOT NULL,
    edit_sequence           text        NOT NULL,
    edit_number             bigint,
    time_created            timestamp,
    time_modified           timestamp   NOT NULL,
    time_modified_text      text        NOT NULL,
    content_hash            bytea       NOT NULL,
    kind                    text        NOT NULL,
    txn_number              int,
    vendor_list_id          text,                                 -- the payee
    ap_account_list_id      text,
    txn_date                date,
    payment_account_list_id text,
    amount                  numeric,
    currency_list_id        text,
    exchange_rate           numeric,
    ref_number              text,
    memo                    text,
    is_to_be_printed        boolean,
    external_guid           text,
    applications_hash       bytea,                                -- absent: applications never read
    settles_something       boolean,                              -- whether it had applications when last read with them
    standing                text        NOT NULL,                 -- a credit stub moved no money and is no payment
    version                 bigint      NOT NULL,
    removed_at              timestamptz,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT one_payment_per_txn_id UNIQUE (company_id, txn_id),
    CONSTRAINT known_kind CHECK (kind IN ('bill_payment_check', 'bill_payment_credit_card')),
    CONSTRAINT known_standing CHECK (standing IN ('recorded', 'voided', 'credit_stub'))
);
CREATE INDEX payments_by_update ON bill_payment (company_id, updated_at);
CREATE INDEX payments_by_vendor ON bill_payment (company_id, vendor_list_id, id);
CREATE INDEX payments_by_number ON bill_payment (company_id, ref_number, id);

-- What a payment did to one transaction, mostly a bill.
CREATE TABLE payment_application (
    company_id               uuid    NOT NULL REFERENCES company ON DELETE CASCADE,
    payment_id               uuid    NOT NULL,
    position                 int     NOT NULL,
    txn_id                   text    NOT NULL,
    txn_type                 text,
    txn_date                 date,
    ref_number               text,
    balance_remaining        numeric,
    amount                   numeric,
    discount_amount          numeric,
    discount_account_list_id text,
    PRIMARY KEY (company_id, payment_id, position)
);
CREATE INDEX discounts_by_bill ON payment_application (company_id, txn_id) WHERE discount_amount <> 0;

-- How far a company's feed has come. Its row is locked from the first change of a transaction to its end,
-- which is what makes the numbers free of holes and rise in commit order.
CREATE TABLE change_counter (
    company_id uuid   PRIMARY KEY REFERENCES company ON DELETE CASCADE,
    last_seq   bigint NOT NULL
);

-- Every change, in commit order.
CREATE TABLE change_feed (
    company_id uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    seq        bigint      NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    entity_id  uuid        NOT NULL,
    change     text        NOT NULL,
    PRIMARY KEY (company_id, seq),
    CONSTRAINT known_change CHECK (change IN ('created', 'updated', 'deactivated', 'removed', 'restored')),
    CONSTRAINT numbered_from_one CHECK (seq > 0)
);
