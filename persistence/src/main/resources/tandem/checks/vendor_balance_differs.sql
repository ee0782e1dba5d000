SELECT 'vendor' AS subject_kind, v.id AS subject_id, v.name, v.list_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('balance', v.balance::text) AS quickbooks,
       jsonb_build_object('openBills', b.amount::text, 'openCredits', k.amount::text,
                          'otherActivity', (v.balance - b.amount + k.amount)::text) AS hub
  FROM vendor v
 CROSS JOIN LATERAL (SELECT COALESCE(sum(h.open_balance), 0) AS amount
                       FROM bill h
                      WHERE h.company_id = v.company_id AND h.vendor_list_id = v.list_id
                        AND h.removed_at IS NULL AND h.standing IN ('open', 'partially_paid')) b
 CROSS JOIN LATERAL (SELECT COALESCE(sum(h.open_balance), 0) AS amount
                       FROM vendor_credit h
                      WHERE h.company_id = v.company_id AND h.vendor_list_id = v.list_id
                        AND h.removed_at IS NULL AND h.open_balance > 0) k
 WHERE v.company_id = :company
   AND v.removed_at IS NULL
   AND v.balance <> b.amount - k.amount
