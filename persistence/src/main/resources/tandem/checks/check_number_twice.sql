SELECT 'payment' AS subject_kind, o.id AS subject_id, o.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('amount', p.amount::text, 'date', p.txn_date, 'refNumber', p.ref_number) AS quickbooks,
       jsonb_build_object('amount', o.content ->> 'amount', 'refNumber', o.ref_number) AS hub
  FROM own_payment_standing o
  JOIN account a ON a.company_id = o.company_id AND a.id = o.payment_account_id
  JOIN bill_payment p ON p.company_id = o.company_id AND p.ref_number = o.ref_number
                     AND p.payment_account_list_id = a.list_id AND p.kind = 'bill_payment_check'
 WHERE o.company_id = :company
   AND o.method = 'check' AND o.standing <> 'voided'
   AND p.standing = 'recorded' AND p.removed_at IS NULL
   AND p.id <> o.id AND p.txn_id IS DISTINCT FROM o.txn_id
