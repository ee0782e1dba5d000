-- What people have been told of. A trouble that is not seen any more for a day is over, and goes.
CREATE TABLE notice (
    company_id   uuid        NOT NULL REFERENCES company ON DELETE CASCADE,
    code         text        NOT NULL,
    told_at      timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, code)
);
