-- Whether what is applied includes the discount depends on the QuickBooks; either sum is right.
SELECT 'payment' AS subject_kind, p.id AS subject_id, p.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('amount', p.amount::text, 'applied', COALESCE(a.applied, 0)::text) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill_payment p
  LEFT JOIN (SELECT l.payment_id, COALESCE(sum(l.amount), 0) AS applied, COALESCE(sum(l.discount_amount), 0) AS discounts
               FROM payment_application l
              WHERE l.company_id = :company {only l.payment_id}
              GROUP BY l.payment_id) a ON a.payment_id = p.id
 WHERE p.company_id = :company
   AND p.standing = 'recorded' AND p.removed_at IS NULL AND p.applications_hash IS NOT NULL
   AND p.amount NOT IN (COALESCE(a.applied, 0), COALESCE(a.applied - a.discounts, 0))
