SELECT 'vendor_credit' AS subject_kind, k.id AS subject_id, k.ref_number AS name, k.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('openAmount', k.open_balance::text, 'date', k.txn_date, 'vendor', v.name) AS quickbooks,
       '{}'::jsonb AS hub
  FROM vendor_credit k
  LEFT JOIN vendor v ON v.company_id = k.company_id AND v.list_id = k.vendor_list_id
 WHERE k.company_id = :company
   AND k.removed_at IS NULL AND k.open_balance > 0
   AND EXISTS (SELECT
                 FROM bill b
                WHERE b.company_id = k.company_id AND b.vendor_list_id = k.vendor_list_id
                  AND b.removed_at IS NULL AND b.standing = 'paid' AND b.txn_date >= k.txn_date)
   AND NOT EXISTS (SELECT
                     FROM bill b
                    WHERE b.company_id = k.company_id AND b.vendor_list_id = k.vendor_list_id
                      AND b.removed_at IS NULL AND b.standing IN ('open', 'partially_paid'))
