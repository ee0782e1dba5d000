-- One that the file has lost by going back in time is write_vanished.
SELECT 'payment' AS subject_kind, o.id AS subject_id, o.ref_number AS name, o.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('status', 'deleted', 'deletedAt', p.deleted_at) AS quickbooks,
       jsonb_build_object('status', 'recorded', 'amount', o.content ->> 'amount', 'method', o.method) AS hub
  FROM own_payment o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
  JOIN bill_payment p ON p.company_id = o.company_id AND p.txn_id = o.txn_id
  LEFT JOIN request v ON v.company_id = o.company_id AND v.id = o.void_request_id
 WHERE o.company_id = :company
   AND r.status = 'succeeded' AND r.vanished_at IS NULL
   AND p.removed_at IS NOT NULL
   AND v.status IS DISTINCT FROM 'succeeded'
