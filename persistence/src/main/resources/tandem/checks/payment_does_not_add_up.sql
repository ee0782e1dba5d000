-- Whether what is applied includes the discount depends on the QuickBooks; either sum is right.
SELECT 'payment' AS subject_kind, p.id AS subject_id, p.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('amount', p.amount::text, 'applied', a.applied::text) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill_payment p
 CROSS JOIN LATERAL (SELECT COALESCE(sum(l.amount), 0) AS applied, COALESCE(sum(l.discount_amount), 0) AS discounts
                       FROM payment_application l
                      WHERE l.company_id = p.company_id AND l.payment_id = p.id) a
 WHERE p.company_id = :company
   AND p.standing = 'recorded' AND p.removed_at IS NULL AND p.applications_hash IS NOT NULL
   AND p.amount NOT IN (a.applied, a.applied - a.discounts)
