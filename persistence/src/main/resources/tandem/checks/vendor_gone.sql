SELECT 'vendor' AS subject_kind, v.id AS subject_id, v.name, v.list_id AS quickbooks_id,
       CASE WHEN m.amount > 0 THEN 'high' END AS severity,
       jsonb_build_object('status', 'deleted', 'openBills', o.bills) AS quickbooks,
       jsonb_build_object('inProcess', m.amount::text) AS hub
  FROM vendor v
 CROSS JOIN LATERAL (SELECT count(*) AS bills
                       FROM bill b
                      WHERE b.company_id = v.company_id AND b.vendor_list_id = v.list_id
                        AND b.removed_at IS NULL AND b.standing IN ('open', 'partially_paid')) o
 CROSS JOIN LATERAL (SELECT COALESCE(sum(c.amount), 0) AS amount
                       FROM own_payment p
                       JOIN claim_in_process c ON c.company_id = p.company_id AND c.payment_id = p.id AND c.kind = 'bill'
                      WHERE p.company_id = v.company_id AND p.vendor_id = v.id) m
 WHERE v.company_id = :company
   AND v.removed_at IS NOT NULL
   AND (o.bills > 0 OR m.amount > 0)
