-- What is taken by payments of ours that QuickBooks does not show in the bill or credit:
-- - those that it does not have, or may not have;
-- - those that it has while the bill or credit has not been read since, or cannot be read; a bill that names the payment was read with it;
-- - those that the file has lost by going back in time, until it shows them, or a person takes them for gone. What was made in QuickBooks
--   is lost, and the money may have left long ago. A bill or credit that is itself in doubt is shown as it was before, with what they took.
-- Money may be on its way for all of them.
CREATE OR REPLACE VIEW claim_in_process AS
SELECT c.company_id, c.payment_id, c.kind, c.record_id, c.amount
  FROM own_payment_claim c
  JOIN own_payment p ON p.company_id = c.company_id AND p.id = c.payment_id
  JOIN request r ON r.company_id = p.company_id AND r.id = p.request_id
  LEFT JOIN request v ON v.company_id = p.company_id AND v.id = p.void_request_id
  LEFT JOIN bill b ON b.company_id = c.company_id AND b.id = c.record_id
  LEFT JOIN vendor_credit k ON k.company_id = c.company_id AND k.id = c.record_id
 WHERE r.status NOT IN ('succeeded', 'cancelled')
    OR (r.status = 'succeeded'
        AND EXISTS (SELECT
                      FROM record_to_reread d
                     WHERE d.company_id = c.company_id
                       AND d.kind = c.kind
                       AND d.record_id = COALESCE(b.txn_id, k.txn_id)
                       AND CASE WHEN d.reason IS NULL THEN d.due_at <= r.updated_at
                                ELSE v.status IS DISTINCT FROM 'succeeded'
                                     AND NOT EXISTS (SELECT
                                                       FROM bill_link l
                                                      WHERE l.company_id = b.company_id
                                                        AND l.bill_id = b.id
                                                        AND l.txn_id = p.txn_id)
                           END))
    OR (r.vanished_at IS NOT NULL
        AND v.status IS DISTINCT FROM 'succeeded'
        AND COALESCE(b.time_modified, k.time_modified, 'infinity') > '-infinity'
        AND NOT EXISTS (SELECT
                          FROM bill_payment h
                         WHERE h.company_id = p.company_id
                           AND (h.id = p.id OR h.txn_id = p.txn_id)
                           AND h.removed_at IS NULL
                           AND h.time_modified > '-infinity')
        AND NOT EXISTS (SELECT
                          FROM discrepancy a
                         WHERE a.company_id = p.company_id
                           AND a.code = 'write_vanished'
                           AND a.subject_id = p.id
                           AND a.status = 'accepted'
                           AND a.hub ->> 'requestId' = p.request_id::text));
