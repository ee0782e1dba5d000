-- Companies, the connectors that speak for them, and their sessions.
-- company_id leads every key of company data, so that tables can be spread by company.

-- Facts about the installation itself: the owner of the mark in company files, the pepper of keyed hashes.
CREATE TABLE installation (
    name       text        PRIMARY KEY,
    value      text        NOT NULL,
    created_at timestamptz NOT NULL
);

-- What people decide about a company. Moved by the REST side alone, with optimistic versions.
CREATE TABLE company (
    id                     uuid        PRIMARY KEY,
    external_id            text,
    name                   text        NOT NULL,
    sync_interval_minutes  int         NOT NULL DEFAULT 5,
    initial_sync_from      date,                                  -- absent: everything
    company_file_path      text        NOT NULL DEFAULT '',       -- empty: the file that is open
    auto_post              boolean     NOT NULL DEFAULT false,
    allow_sample_file      boolean     NOT NULL DEFAULT false,
    declared_restore_dates date[]      NOT NULL DEFAULT '{}',
    company_file_size_mb   int,
    quiet_hours            jsonb       NOT NULL DEFAULT '[]',     -- [{days:[…], from, to, zone}]
    pause_reason           text,                                  -- present exactly while paused
    paused_at              timestamptz,
    paused_until           timestamptz,                           -- absent: until resumed
    retired_at             timestamptz,
    version                bigint      NOT NULL DEFAULT 0,
    created_at             timestamptz NOT NULL,
    updated_at             timestamptz NOT NULL,
    CONSTRAINT interval_is_a_multiple_of_five CHECK (sync_interval_minutes BETWEEN 5 AND 1440 AND sync_interval_minutes % 5 = 0),
    CONSTRAINT a_pause_has_a_reason_and_a_time CHECK ((pause_reason IS NULL) = (paused_at IS NULL))
);
CREATE UNIQUE INDEX one_company_per_external_id ON company (external_id) WHERE external_id IS NOT NULL;

-- One installation of the Web Connector for one company, with a key pair of its own for the company file.
CREATE TABLE connector (
    company_id              uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                      uuid        NOT NULL,
    username                text        NOT NULL,
    label                   text        NOT NULL,
    installation            text,                                 -- machine and Windows profile; same value = takes turns
    unattended              boolean     NOT NULL DEFAULT false,
    personal_data           boolean     NOT NULL DEFAULT true,
    owner_id                uuid        NOT NULL,                 -- with file_id: stable, unless reissued by a person
    file_id                 uuid        NOT NULL,
    key_hash                bytea       NOT NULL,                 -- keyed SHA-256
    previous_key_hash       bytea,                                -- still good until …
    previous_key_until      timestamptz,
    revoked_at              timestamptz,
    -- what the last calls told; moved by the session engine
    last_seen_at            timestamptz,
    web_connector_version   text,
    quickbooks_version      text,
    qbxml_version           text,
    country                 text,
    company_file            text,                                 -- path of the file in the last session
    computer                text,                                 -- from the lock in the file
    company_name            text,
    proved_at               timestamptz,                          -- last time that the file carried this company's stamp
    answer                  text,                                 -- last answer: work, none, busy, nvu, waiting
    answer_reason           text,                                 -- in plain words, shown to people
    last_turn_at            timestamptz,                          -- last time it was given work, for taking turns
    last_completed_at       timestamptz,
    version                 bigint      NOT NULL DEFAULT 0,
    created_at              timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT an_overlap_has_an_end CHECK ((previous_key_hash IS NULL) = (previous_key_until IS NULL))
);
CREATE UNIQUE INDEX one_connector_per_username ON connector (username);
CREATE UNIQUE INDEX one_connector_per_id ON connector (id);
CREATE INDEX connectors_by_installation ON connector (installation) WHERE installation IS NOT NULL AND revoked_at IS NULL;

-- Wrong keys, counted in fixed windows; shared by all nodes.
CREATE TABLE wrong_key (
    username     text        NOT NULL,
    window_start timestamptz NOT NULL,
    attempts     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (username, window_start)
);

-- What the sync knows about a company. Moved by the session engine alone; one row beside each company.
CREATE TABLE company_sync (
    company_id            uuid        PRIMARY KEY REFERENCES company ON DELETE CASCADE,
    -- pairing
    pairing               text        NOT NULL DEFAULT 'unpaired',
    candidate             jsonb,                                  -- identity facts waiting for a person
    candidate_id          uuid,
    confirmed             jsonb,                                  -- identity facts as a person confirmed them
    confirmed_file_id     uuid,
    confirmed_at          timestamptz,
    confirmed_by          text,
    -- the stamp in the file: a counter that only goes forward
    stamp_confirmed       bigint,                                 -- last value that QuickBooks confirmed
    stamp_sent            bigint,                                 -- sent and not confirmed: may be in the file or not
    last_restore_time     text,
    last_condense_time    text,
    -- why nothing moves
    suspended_at          timestamptz,
    suspended_code        text,
    suspended_reason      text,
    -- from the file's preferences
    home_currency         text,                                   -- ISO 4217
    multi_currency        boolean,
    closing_date          date,
    country               text,
    multi_user            boolean,                                -- how QuickBooks had the file open last
    personal_data_allowed boolean,
    -- progress
    sync_requested_at     timestamptz,                            -- a person or program asked for a sync
    initial_completed_at  timestamptz,
    history_completed_at  timestamptz,
    vendors_to_reread     text[]      NOT NULL DEFAULT '{}',      -- ListIDs left over from an ended session
    bills_to_reread       text[]      NOT NULL DEFAULT '{}',      -- TxnIDs left over from an ended session
    last_attempt_at       timestamptz,
    last_completed_at     timestamptz,
    last_error_code       text,
    last_error_message    text,
    last_error_at         timestamptz,
    last_mode             text        NOT NULL DEFAULT 'unknown',
    -- the lease: who may work on this company
    lease_connector_id    uuid,
    lease_attempted_at    timestamptz,
    lease_session_id      uuid,
    CONSTRAINT known_pairing CHECK (pairing IN ('unpaired', 'awaiting_confirmation', 'confirmed', 'rejected', 'mismatch')),
    CONSTRAINT known_mode CHECK (last_mode IN ('online', 'offline', 'unknown')),
    CONSTRAINT a_confirmed_pairing_names_its_file CHECK (confirmed_at IS NULL OR confirmed_file_id IS NOT NULL),
    CONSTRAINT a_stop_has_a_reason CHECK ((suspended_at IS NULL) = (suspended_code IS NULL) AND (suspended_at IS NULL) = (suspended_reason IS NULL)),
    CONSTRAINT a_lease_has_a_time CHECK ((lease_connector_id IS NULL) = (lease_attempted_at IS NULL)),
    CONSTRAINT the_counter_goes_forward CHECK (stamp_sent IS NULL OR stamp_confirmed IS NULL OR stamp_sent > stamp_confirmed)
);

-- How far a kind has been read. Also: deleted_entries and deleted_transactions.
CREATE TABLE read_mark (
    company_id        uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    kind              text        NOT NULL,
    synced_through    timestamp,                                  -- QuickBooks' own clock
    initial_done      boolean     NOT NULL DEFAULT false,
    history_before    date,                                       -- history is in from this day on
    history_days      int,                                        -- width of the next window
    complete          boolean     NOT NULL DEFAULT false,
    page_size         int,
    fast_pages        int         NOT NULL DEFAULT 0,
    refusals          int         NOT NULL DEFAULT 0,
    set_aside_at      timestamptz,
    set_aside_reason  text,
    last_read_at      timestamptz,
    last_swept_at     timestamptz,
    PRIMARY KEY (company_id, kind)
);

CREATE TABLE session (
    company_id        uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    id                uuid        NOT NULL,
    ticket_hash       bytea       NOT NULL,                       -- the ticket itself is a secret of the connector
    connector_id      uuid        NOT NULL,
    state             text        NOT NULL,
    progress          jsonb       NOT NULL,                       -- what the state machine carries from call to call
    started_at        timestamptz NOT NULL,
    last_seen_at      timestamptz NOT NULL,
    ended_at          timestamptz,
    outcome           text,
    exchanges         int         NOT NULL DEFAULT 0,
    reads             int         NOT NULL DEFAULT 0,
    writes            int         NOT NULL DEFAULT 0,
    error_code        text,
    error_message     text,
    remote_address    text,
    mode              text        NOT NULL DEFAULT 'unknown',
    PRIMARY KEY (company_id, id),
    CONSTRAINT known_state CHECK (state IN ('opened', 'asking', 'ready', 'stopping', 'ended')),
    CONSTRAINT known_outcome CHECK (outcome IN ('completed', 'failed', 'abandoned', 'refused')),
    CONSTRAINT ended_exactly_with_an_outcome CHECK ((state = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX one_session_per_ticket ON session (ticket_hash);
CREATE UNIQUE INDEX one_session_per_id ON session (id);
CREATE INDEX sessions_by_time ON session (company_id, started_at DESC, id DESC);
CREATE INDEX open_sessions ON session (company_id) WHERE ended_at IS NULL;

-- What went over the wire, one row for each request and its response.
CREATE TABLE exchange (
    company_id      uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    session_id      uuid        NOT NULL,
    number          int         NOT NULL,
    about           text        NOT NULL,                         -- in plain words: "changes", "vendors, page 3"
    message_set_id  text,                                         -- only for sets that write
    request         text,                                         -- the exact text sent
    sent_at         timestamptz NOT NULL,
    response        bytea,                                        -- gzip; kept where it could not be read, or arrived late
    response_bytes  bigint,
    hresult         text,
    message         text,
    answered_at     timestamptz,
    reply           int,                                          -- the number that the connector got
    PRIMARY KEY (company_id, session_id, number)
);
CREATE INDEX exchanges_by_time ON exchange (sent_at);
