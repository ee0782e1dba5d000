SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('bill', b.currency_list_id, 'vendor', v.currency_list_id, 'apAccount', a.currency_list_id) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill b
  LEFT JOIN vendor v ON v.company_id = b.company_id AND v.list_id = b.vendor_list_id
  LEFT JOIN account a ON a.company_id = b.company_id AND a.list_id = b.ap_account_list_id
 WHERE b.company_id = :company
   AND b.removed_at IS NULL AND b.standing IN ('open', 'partially_paid')
   AND (b.currency_list_id <> v.currency_list_id OR b.currency_list_id <> a.currency_list_id)
