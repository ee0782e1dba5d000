-- A record that has been read since the file is trusted again is there after all. Of several writes of one record the first is
-- told of; the next follows when it is settled. A payment that was voided here need not come back, nor need the void of one that is gone.
SELECT DISTINCT ON (r.subject_id)
       CASE r.operation WHEN 'vendor_mod' THEN 'vendor'
                        WHEN 'terms_add' THEN 'terms'
                        WHEN 'payment_add' THEN 'payment'
                        WHEN 'payment_void' THEN 'payment'
                        ELSE 'bill' END AS subject_kind,
       r.subject_id,
       COALESCE(b.ref_number, p.ref_number, o.ref_number, q.ref_number, t.name, v.name) AS name,
       r.quickbooks_id, NULL AS severity,
       jsonb_build_object('found', false) AS quickbooks,
       jsonb_build_object('operation', r.operation, 'requestId', r.id, 'writtenAt', r.updated_at, 'stamp', r.stamp) AS hub
  FROM request r
  JOIN company_sync s ON s.company_id = r.company_id
  LEFT JOIN bill b ON b.company_id = r.company_id AND b.id = r.subject_id
  LEFT JOIN own_bill o ON o.company_id = r.company_id AND o.id = r.subject_id
  LEFT JOIN bill_payment p ON p.company_id = r.company_id AND p.id = r.subject_id
  LEFT JOIN own_payment q ON q.company_id = r.company_id AND q.id = r.subject_id
  LEFT JOIN request w ON w.company_id = q.company_id AND w.id = q.void_request_id
  LEFT JOIN own_terms t ON t.company_id = r.company_id AND t.id = r.subject_id
  LEFT JOIN terms m ON m.company_id = r.company_id AND m.list_id = r.quickbooks_id
  LEFT JOIN vendor v ON v.company_id = r.company_id AND v.id = r.subject_id
 WHERE r.company_id = :company
   AND r.vanished_at IS NOT NULL
   AND NOT (r.operation = 'payment_add' AND COALESCE(w.status = 'succeeded', false))
   AND NOT EXISTS (SELECT
                     FROM request n
                    WHERE n.company_id = r.company_id AND n.subject_id = r.subject_id AND n.operation = r.operation
                      AND n.status = 'succeeded' AND n.created_at > r.vanished_at)
   AND NOT COALESCE(s.suspended_at IS NULL
                    AND CASE r.operation
                             WHEN 'bill_add' THEN b.removed_at IS NULL AND b.time_modified > '-infinity'
                             WHEN 'payment_add' THEN p.removed_at IS NULL AND p.time_modified > '-infinity'
                             WHEN 'payment_void' THEN p.removed_at IS NOT NULL
                                                      OR (p.standing = 'voided' AND p.time_modified > '-infinity')
                             WHEN 'terms_add' THEN m.removed_at IS NULL AND m.time_modified > '-infinity'
                             ELSE false END,
                    false)
 ORDER BY r.subject_id, r.id
