SELECT 'payment' AS subject_kind, o.id AS subject_id, o.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('amount', p.amount::text, 'date', p.txn_date, 'refNumber', p.ref_number) AS quickbooks,
       jsonb_build_object('amount', o.content ->> 'amount', 'date', o.content ->> 'date', 'refNumber', o.ref_number,
                          'requestId', r.id) AS hub
  FROM own_payment o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
  JOIN vendor v ON v.company_id = o.company_id AND v.id = o.vendor_id
  JOIN bill_payment p ON p.company_id = o.company_id AND p.vendor_list_id = v.list_id
 WHERE o.company_id = :company
   AND r.status IN ('failed', 'in_doubt')
   AND p.standing = 'recorded' AND p.removed_at IS NULL
   AND (p.ref_number = o.ref_number
        OR (p.amount = (o.content ->> 'amount')::numeric
            AND p.txn_date BETWEEN (o.content ->> 'date')::date - 10 AND (o.content ->> 'date')::date + 10))
   AND NOT EXISTS (SELECT FROM own_payment k WHERE k.company_id = p.company_id AND (k.id = p.id OR k.txn_id = p.txn_id))
