SELECT CASE r.operation WHEN 'vendor_mod' THEN 'vendor'
                        WHEN 'terms_add' THEN 'terms'
                        WHEN 'payment_add' THEN 'payment'
                        WHEN 'payment_void' THEN 'payment'
                        ELSE 'bill' END AS subject_kind,
       r.subject_id, COALESCE(o.ref_number, q.ref_number, b.ref_number, t.name, v.name) AS name,
       NULL AS quickbooks_id, NULL AS severity,
       '{}'::jsonb AS quickbooks,
       jsonb_build_object('operation', r.operation, 'requestId', r.id, 'sentAt', r.sent_at,
                          'found', r.failure ->> 'message') AS hub
  FROM request r
  LEFT JOIN own_bill o ON o.company_id = r.company_id AND o.id = r.subject_id
  LEFT JOIN own_payment q ON q.company_id = r.company_id AND q.id = r.subject_id
  LEFT JOIN bill b ON b.company_id = r.company_id AND b.id = r.subject_id
  LEFT JOIN own_terms t ON t.company_id = r.company_id AND t.id = r.subject_id
  LEFT JOIN vendor v ON v.company_id = r.company_id AND v.id = r.subject_id
 WHERE r.company_id = :company
   AND ((r.status = 'failed' AND r.failure_code = 'outcome_unknown')
        OR (r.status = 'in_doubt' AND r.sent_at < :now - :inDoubtTooLong::interval))
