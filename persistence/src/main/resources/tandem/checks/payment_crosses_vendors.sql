SELECT 'payment' AS subject_kind, p.id AS subject_id, p.ref_number AS name, p.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('payee', v.name, 'billVendor', w.name, 'bill', b.ref_number) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill_payment p
  JOIN payment_application l ON l.company_id = p.company_id AND l.payment_id = p.id
  JOIN bill b ON b.company_id = l.company_id AND b.txn_id = l.txn_id
  LEFT JOIN vendor v ON v.company_id = p.company_id AND v.list_id = p.vendor_list_id
  LEFT JOIN vendor w ON w.company_id = b.company_id AND w.list_id = b.vendor_list_id
 WHERE p.company_id = :company
   AND p.standing = 'recorded' AND p.removed_at IS NULL AND b.removed_at IS NULL
   AND (p.vendor_list_id <> b.vendor_list_id OR p.ap_account_list_id <> b.ap_account_list_id)
