-- Who is asked to approve bills: a row for each person, in the order in which the company gave them. They are set all at once.
CREATE TABLE approval_rule (
    company_id       uuid    NOT NULL REFERENCES company ON DELETE CASCADE,
    position         int     NOT NULL,
    level            text    NOT NULL,                             -- what it hangs on, …
    subject_id       uuid    NOT NULL,                             -- … and which one, by our own identity
    approver         text    NOT NULL,                             -- as the other product calls him
    prioritized      boolean NOT NULL,
    tier             int     NOT NULL,
    threshold        numeric,                                      -- absent: from any total
    all_must_approve boolean NOT NULL,
    PRIMARY KEY (company_id, position),
    CONSTRAINT known_level CHECK (level IN ('vendor', 'class', 'account')),
    CONSTRAINT only_vendors_have_priority CHECK (level = 'vendor' OR NOT prioritized),
    CONSTRAINT tiers_count_from_one CHECK (tier >= 1)
);
CREATE UNIQUE INDEX one_rule_per_person_and_tier ON approval_rule (company_id, subject_id, level, tier, approver);

-- How a company reads its rules. No row: as usual.
CREATE TABLE approval_settings (
    company_id         uuid        PRIMARY KEY REFERENCES company ON DELETE CASCADE,
    strategy           text        NOT NULL DEFAULT 'first_level',
    level_order        text[]      NOT NULL DEFAULT '{vendor,class,account}',
    inactive_approvers text[]      NOT NULL DEFAULT '{}',
    updated_at         timestamptz NOT NULL,                       -- of these, or of the rules
    CONSTRAINT known_strategy CHECK (strategy IN ('first_level', 'all_levels')),
    CONSTRAINT every_level_once CHECK (level_order @> '{vendor,class,account}' AND cardinality(level_order) = 3)
);

-- What people set about the approval of one bill. How the approval stands follows from this, the steps, the bill and the rules.
CREATE TABLE bill_approval (
    company_id uuid        NOT NULL,
    bill_id    uuid        NOT NULL,
    approvers  text[]      NOT NULL DEFAULT '{}',                  -- asked by hand
    automatic  boolean     NOT NULL DEFAULT true,                  -- whether the rules ask as well
    requester  text,                                               -- not asked himself
    updated_at timestamptz NOT NULL,                               -- of this, or of the last step
    PRIMARY KEY (company_id, bill_id),
    FOREIGN KEY (company_id, bill_id) REFERENCES own_bill ON DELETE CASCADE
);

-- Every decision about a bill, and whatever made earlier ones worthless. Rows are only added.
CREATE TABLE bill_approval_step (
    company_id uuid        NOT NULL,
    bill_id    uuid        NOT NULL,
    number     int         NOT NULL,
    what       text        NOT NULL,
    approver   text,                                               -- who decided
    reason     text,
    at         timestamptz NOT NULL,
    by         text        NOT NULL,                               -- a key, or the hub
    PRIMARY KEY (company_id, bill_id, number),
    FOREIGN KEY (company_id, bill_id) REFERENCES bill_approval ON DELETE CASCADE,
    CONSTRAINT known_step CHECK (what IN ('routed', 'approved', 'declined', 'restarted')),
    CONSTRAINT decisions_are_somebodys CHECK ((what IN ('approved', 'declined')) = (approver IS NOT NULL))
);
