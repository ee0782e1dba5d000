-- What it takes to say that something which was settled was changed in QuickBooks.

-- Bills that were posted from here and changed in QuickBooks since, from here or there, with what was written last from here, part by part: what
-- the draft said; what whoever edited the bill here saw of it then; what the edit wrote. None while something about the bill is on its way.
CREATE VIEW written_bill AS
SELECT b.company_id, b.id, o.content || COALESCE(e.parts, '{}') AS content
  FROM own_bill o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id AND r.status = 'succeeded' AND r.vanished_at IS NULL
  JOIN bill b ON b.company_id = o.company_id AND b.txn_id = o.txn_id AND b.removed_at IS NULL AND b.standing <> 'voided'
             AND b.time_modified IS DISTINCT FROM b.time_created
 CROSS JOIN LATERAL (
       SELECT jsonb_object_agg(p.part, p.value ORDER BY p.at) AS parts  -- of one part the last value stays
         FROM request m
        CROSS JOIN LATERAL (
              SELECT s.key AS part, s.value, m.created_at AS at
                FROM jsonb_each(m.errand -> 'from') s
              UNION ALL
              SELECT w.key, w.value, m.updated_at
                FROM jsonb_each(m.errand -> 'to') w
               WHERE w.value IS DISTINCT FROM m.errand -> 'from' -> w.key
              UNION ALL                                                 -- QuickBooks may have moved the due date with the bill's own, or with its terms
              SELECT 'dueDate', 'null', m.updated_at
               WHERE m.errand #> '{to,dueDate}' IS NOT DISTINCT FROM m.errand #> '{from,dueDate}'
                 AND (m.errand #> '{to,billDate}' IS DISTINCT FROM m.errand #> '{from,billDate}'
                      OR m.errand #> '{to,terms}' IS DISTINCT FROM m.errand #> '{from,terms}')) p
        WHERE m.company_id = o.company_id AND m.subject_id IN (o.id, b.id)
          AND m.operation = 'bill_mod' AND m.status = 'succeeded' AND m.vanished_at IS NULL) e
 WHERE NOT EXISTS (SELECT
                     FROM request n
                    WHERE n.company_id = o.company_id AND n.subject_id IN (o.id, b.id)
                      AND n.status NOT IN ('succeeded', 'failed', 'cancelled'))
   AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = o.company_id AND d.bill_id IN (o.id, b.id));

-- Since when the closing date is known.
ALTER TABLE company_sync ADD COLUMN closing_date_seen_at timestamptz;

-- Transactions of a closed period that QuickBooks has changed or deleted, as they were before. Written beside the mirror, which shows them as
-- they are now.
CREATE TABLE closed_period_change (
    company_id uuid NOT NULL REFERENCES company ON DELETE CASCADE,
    record_id  uuid NOT NULL,
    dated      date NOT NULL,                                     -- the date that lay in the closed period
    before     jsonb NOT NULL,                                    -- the columns, and the lines, that may not change there; of one that was deleted, none
    PRIMARY KEY (company_id, record_id)
);
