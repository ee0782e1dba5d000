SELECT 'payment' AS subject_kind, o.id AS subject_id, o.ref_number AS name, o.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('amount', p.amount::text, 'date', p.txn_date, 'refNumber', p.ref_number,
                          'paymentAccount', f.full_name) AS quickbooks,
       jsonb_build_object('amount', o.content ->> 'amount', 'date', o.content ->> 'date', 'refNumber', o.ref_number,
                          'paymentAccount', a.full_name) AS hub
  FROM own_payment o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
  JOIN bill_payment p ON p.company_id = o.company_id AND p.txn_id = o.txn_id
  LEFT JOIN account a ON a.company_id = o.company_id AND a.id = o.payment_account_id
  LEFT JOIN account f ON f.company_id = o.company_id AND f.list_id = p.payment_account_list_id
 WHERE o.company_id = :company
   AND r.status = 'succeeded'
   AND p.removed_at IS NULL AND p.standing = 'recorded'
   AND (p.amount <> (o.content ->> 'amount')::numeric
        OR p.txn_date <> (o.content ->> 'date')::date
        OR (o.ref_number IS NOT NULL AND p.ref_number IS DISTINCT FROM o.ref_number)
        OR p.payment_account_list_id <> a.list_id)
