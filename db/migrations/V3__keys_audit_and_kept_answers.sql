-- Who may call, who did what, and which answers may be given again.

CREATE TABLE api_key (
    id                 uuid        PRIMARY KEY,
    label              text        NOT NULL,
    scopes             text[]      NOT NULL,
    company_id         uuid        REFERENCES company ON DELETE CASCADE,  -- absent: all companies
    key_hash           bytea       NOT NULL,                              -- keyed SHA-256
    previous_key_hash  bytea,                                             -- still good until …
    previous_key_until timestamptz,
    expires_at         timestamptz,
    last_used_at       timestamptz,                                       -- to the minute
    deleted_at         timestamptz,                                       -- the row stays, so that no first key is made again
    version            bigint      NOT NULL DEFAULT 0,
    created_at         timestamptz NOT NULL,
    created_by         text,
    CONSTRAINT known_scopes CHECK (scopes <@ ARRAY['read', 'support', 'write', 'admin'] AND cardinality(scopes) > 0),
    CONSTRAINT an_overlap_of_keys_has_an_end CHECK ((previous_key_hash IS NULL) = (previous_key_until IS NULL))
);
CREATE UNIQUE INDEX one_api_key_per_hash ON api_key (key_hash);
CREATE UNIQUE INDEX one_api_key_per_previous_hash ON api_key (previous_key_hash) WHERE previous_key_hash IS NOT NULL;
CREATE INDEX api_keys_by_company ON api_key (company_id) WHERE company_id IS NOT NULL;

-- Who did what, when, from where. Rows are only added; the erasure of a company blanks what they tell about it.
CREATE TABLE audit_event (
    id             uuid        PRIMARY KEY,
    company_id     uuid,                                                  -- no reference: the event outlives the company
    at             timestamptz NOT NULL,
    actor          text        NOT NULL,
    actor_label    text        NOT NULL,
    remote_address text,
    action         text        NOT NULL,
    subject        text        NOT NULL,                                  -- outward id of what was acted on
    reason         text,
    before         jsonb,                                                 -- without secrets
    after          jsonb
);
CREATE INDEX audit_events_by_company ON audit_event (company_id, id);
CREATE INDEX audit_events_by_actor ON audit_event (actor, id);

-- First answers, to be given again when the same request comes again under the same Idempotency-Key. They may hold
-- secrets that are shown once, so they are encrypted under a key that takes the caller's own Idempotency-Key to make;
-- of that only a keyed hash is stored.
CREATE TABLE kept_answer (
    caller      text        NOT NULL,
    place       text        NOT NULL,                                     -- company in the path, or empty
    name_hash   bytea       NOT NULL,
    fingerprint bytea       NOT NULL,                                     -- of the request
    answer      bytea       NOT NULL,                                     -- AES-GCM
    company_id  uuid        REFERENCES company ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, place, name_hash)
);
CREATE INDEX kept_answers_by_end ON kept_answer (expires_at);
CREATE INDEX kept_answers_by_company ON kept_answer (company_id) WHERE company_id IS NOT NULL;
