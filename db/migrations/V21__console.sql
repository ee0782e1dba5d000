-- The people who sign in to the console with a password, their sessions, and what people look for.

CREATE TABLE person (
    id              uuid        PRIMARY KEY,
    name            text        NOT NULL,
    role            text        NOT NULL,
    company_id      uuid        REFERENCES company ON DELETE CASCADE,  -- absent: all companies
    password_hash   text        NOT NULL,                              -- slow and salted; says itself how it was made
    passwords       int         NOT NULL,                              -- how many there have been
    last_sign_in_at timestamptz,
    disabled_at     timestamptz,                                       -- the row stays, so that no first person is made again
    version         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    created_by      text,
    CONSTRAINT known_role CHECK (role IN ('viewer', 'support', 'ops', 'admin'))
);
CREATE UNIQUE INDEX one_person_per_name ON person (lower(name));
CREATE INDEX people_by_company ON person (company_id) WHERE company_id IS NOT NULL;

-- Wrong passwords, counted in fixed windows; shared by all nodes.
CREATE TABLE wrong_password (
    about        text        NOT NULL,                                 -- a name, or a name and where it was typed
    window_start timestamptz NOT NULL,
    attempts     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (about, window_start)
);
CREATE INDEX wrong_passwords_by_time ON wrong_password (window_start);

-- Who is signed in: the tables that Spring Session works on, as it wants them. Not about any company.
CREATE TABLE spring_session (
    primary_id            char(36)     NOT NULL,
    session_id            char(36)     NOT NULL,
    creation_time         bigint       NOT NULL,
    last_access_time      bigint       NOT NULL,
    max_inactive_interval int          NOT NULL,
    expiry_time           bigint       NOT NULL,
    principal_name        varchar(100),
    CONSTRAINT spring_session_pk PRIMARY KEY (primary_id)
);
CREATE UNIQUE INDEX spring_session_ix1 ON spring_session (session_id);
CREATE INDEX spring_session_ix2 ON spring_session (expiry_time);
CREATE INDEX spring_session_ix3 ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36)     NOT NULL,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    CONSTRAINT spring_session_attributes_pk PRIMARY KEY (session_primary_id, attribute_name),
    CONSTRAINT spring_session_attributes_fk FOREIGN KEY (session_primary_id) REFERENCES spring_session ON DELETE CASCADE
);

-- Names are looked for by the beginnings of their words.
CREATE INDEX companies_by_word ON company USING gin (to_tsvector('simple', name));
CREATE INDEX vendors_by_word ON vendor USING gin (to_tsvector('simple', name)) WHERE name IS NOT NULL;
CREATE INDEX own_bills_by_number ON own_bill (ref_number) WHERE txn_id IS NULL;
