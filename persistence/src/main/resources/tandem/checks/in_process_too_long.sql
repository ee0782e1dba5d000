SELECT 'payment' AS subject_kind, o.id AS subject_id, o.ref_number AS name, o.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('found', false) AS quickbooks,
       jsonb_build_object('amount', o.content ->> 'amount', 'since', r.created_at, 'requestId', r.id, 'status', r.status) AS hub
  FROM own_payment o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
 WHERE o.company_id = :company
   AND r.status NOT IN ('succeeded', 'cancelled', 'failed')
   AND r.created_at < :now - :tooLong::interval
