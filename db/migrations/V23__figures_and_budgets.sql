-- What is open over all companies is counted for the operators: by an index that holds nothing else.
CREATE INDEX open_discrepancies ON discrepancy (severity, opened_at) WHERE status = 'open';

-- How much of its calls a minute each caller of the REST side has used up, over all nodes. Losing it gives everybody a new minute.
CREATE UNLOGGED TABLE call_budget (
    caller       text        PRIMARY KEY,
    window_start timestamptz NOT NULL,
    taken        int         NOT NULL,
    share        int         NOT NULL                             -- what the last node to ask has got
);
