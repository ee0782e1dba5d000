SELECT 'payment' AS subject_kind, p.id AS subject_id, p.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('discount', l.discount_amount::text, 'bill', l.ref_number) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill_payment p
  JOIN payment_application l ON l.company_id = p.company_id AND l.payment_id = p.id
 WHERE p.company_id = :company
   AND p.standing = 'recorded' AND p.removed_at IS NULL
   AND l.discount_amount > 0 AND l.discount_account_list_id IS NULL
