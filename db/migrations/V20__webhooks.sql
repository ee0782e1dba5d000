-- Who is called when something changes, how far he has been told of each company, and what became of each call.

-- Of a request: the status that it came to by this change.
ALTER TABLE change_feed ADD COLUMN status text;

DROP FUNCTION tell(uuid, text, uuid, text, timestamptz);

-- Says nothing of a company that is being erased.
CREATE FUNCTION tell(its_company uuid, its_kind text, its_id uuid, its_change text, happened timestamptz,
                     its_status text DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$
    WITH counted AS (
        INSERT INTO change_counter AS c (company_id, last_seq, last_at)
        SELECT id, 1, happened FROM company WHERE id = its_company
        ON CONFLICT (company_id) DO UPDATE
        SET last_seq = c.last_seq + 1, last_at = GREATEST(c.last_at, excluded.last_at)
        RETURNING last_seq, last_at)
    INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change, status)
    SELECT its_company, last_seq, last_at, its_kind, its_id, its_change, its_status FROM counted
$$;

-- A step of a request is told as one of the request, and as one of the record whose status follows from it.
CREATE OR REPLACE FUNCTION tell_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM tell(NEW.company_id, 'request', NEW.id, 'created', NEW.updated_at);
        IF NEW.operation = 'bill_mod' THEN
            PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at);
        END IF;
        RETURN NULL;
    END IF;
    PERFORM tell(NEW.company_id, 'request', NEW.id, 'updated', NEW.updated_at, NULLIF(NEW.status, OLD.status));
    IF NEW.status = OLD.status THEN
        RETURN NULL;
    END IF;
    IF NEW.operation = 'bill_add'
            AND NOT EXISTS (SELECT FROM bill WHERE company_id = NEW.company_id AND id = NEW.subject_id) THEN
        PERFORM tell(NEW.company_id, 'bill', NEW.subject_id, 'updated', NEW.updated_at);
    ELSIF NEW.operation IN ('payment_add', 'payment_void') THEN
        PERFORM tell(NEW.company_id, 'payment', NEW.subject_id, 'updated', NEW.updated_at);
    ELSIF NEW.operation = 'terms_add' THEN
        PERFORM tell(NEW.company_id, 'terms', NEW.subject_id, 'updated', NEW.updated_at);
    END IF;
    RETURN NULL;
END
$$;

-- The number of the last change that was told before a moment. Times of a feed do not go backwards, so it is found by halving.
CREATE FUNCTION last_told_before(its_company uuid, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
DECLARE
    high   bigint := COALESCE((SELECT last_seq FROM change_counter WHERE company_id = its_company), 0);
    low    bigint := COALESCE((SELECT min(seq) - 1 FROM change_feed WHERE company_id = its_company), high);
    middle bigint;
BEGIN
    WHILE low < high LOOP
        middle := (low + high + 1) / 2;
        IF (SELECT at < moment FROM change_feed WHERE company_id = its_company AND seq = middle) THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN low;
END
$$;

CREATE TABLE webhook_endpoint (
    id                    uuid        PRIMARY KEY,
    company_id            uuid        REFERENCES company ON DELETE CASCADE,  -- absent: all companies
    url                   text        NOT NULL,
    description           text,
    event_types           text[]      NOT NULL,                              -- none: all
    secret                bytea       NOT NULL,                              -- AES-GCM, as is the one before
    previous_secret       bytea,                                             -- signs as well until …
    previous_secret_until timestamptz,
    disabled_at           timestamptz,
    disabled_because      text,
    failures              int         NOT NULL DEFAULT 0,                    -- since a call was answered with success
    failing_since         timestamptz,                                       -- the first of them
    last_error            text,                                              -- of the last of them
    rests_until           timestamptz,                                       -- is not called before
    claimed_by            text,                                              -- the node that calls it
    claimed_until         timestamptz,                                       -- should that node have died
    served_at             timestamptz,                                       -- claimed last; who has waited longest comes first
    version               bigint      NOT NULL DEFAULT 0,                    -- counts changes by people, and its disabling
    created_at            timestamptz NOT NULL,
    created_by            text        NOT NULL,
    CONSTRAINT a_disabled_endpoint_says_why CHECK ((disabled_at IS NULL) = (disabled_because IS NULL)),
    CONSTRAINT known_reasons CHECK (disabled_because IN ('by_caller', 'gone', 'failing')),
    CONSTRAINT an_overlap_of_secrets_has_an_end CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
    CONSTRAINT failing_while_there_are_failures CHECK ((failures > 0) = (failing_since IS NOT NULL)),
    CONSTRAINT a_claim_has_an_end CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
);
CREATE INDEX webhook_endpoints_by_company ON webhook_endpoint (company_id);

-- How far an endpoint has been told of a company; absent: of nothing yet.
CREATE TABLE webhook_position (
    endpoint_id uuid   NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    company_id  uuid   NOT NULL REFERENCES company ON DELETE CASCADE,
    after_seq   bigint NOT NULL,                                             -- what comes up to here has become deliveries
    served_at   timestamptz,                                                 -- who has waited longest comes first
    PRIMARY KEY (endpoint_id, company_id)
);
CREATE INDEX webhook_positions_by_company ON webhook_position (company_id);

-- An event for an endpoint. Events themselves are not kept: this says where in the feed they stand.
CREATE TABLE webhook_delivery (
    id               uuid        PRIMARY KEY,
    endpoint_id      uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    company_id       uuid        REFERENCES company ON DELETE CASCADE,       -- absent: a test of an endpoint for all
    sort             text        NOT NULL,
    at               timestamptz NOT NULL,                                   -- of what is told
    first_seq        bigint,
    last_seq         bigint,                                                 -- of a stretch; of a change, the same as the first
    kind             text,
    entity_id        uuid,
    change           text,
    request_status   text,
    status           text        NOT NULL,
    holds_up         boolean     NOT NULL,                                   -- what comes next of the company waits for it
    attempts         int         NOT NULL,
    next_attempt_at  timestamptz,
    last_attempt_at  timestamptz,
    response_status  int,
    response_excerpt text,
    error            text,
    settled_at       timestamptz,
    created_at       timestamptz NOT NULL,
    CONSTRAINT known_sort CHECK (sort IN ('change', 'stretch', 'test')),
    CONSTRAINT known_status CHECK (status IN ('pending', 'delivered', 'failed', 'replaced')),
    CONSTRAINT all_but_a_test_stand_in_a_feed CHECK (
        sort = 'test' OR (company_id IS NOT NULL AND first_seq IS NOT NULL AND last_seq >= first_seq)),
    CONSTRAINT a_change_is_of_something CHECK (
        (sort = 'change') = (kind IS NOT NULL AND entity_id IS NOT NULL AND change IS NOT NULL)),
    CONSTRAINT due_exactly_while_pending CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT settled_exactly_when_over CHECK ((status = 'pending') = (settled_at IS NULL))
);
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_delivery (endpoint_id, id);
CREATE INDEX webhook_deliveries_by_company ON webhook_delivery (company_id, id);
CREATE INDEX webhook_deliveries_by_end ON webhook_delivery (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due ON webhook_delivery (endpoint_id, next_attempt_at) WHERE status = 'pending';
CREATE UNIQUE INDEX one_delivery_holds_up_a_company ON webhook_delivery (endpoint_id, company_id)
    WHERE status = 'pending' AND holds_up;
