SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('isPaid', b.is_paid, 'openAmount', b.open_amount::text) AS quickbooks,
       jsonb_build_object('grossAmount', b.amount_due::text, 'openBalance', b.open_balance::text) AS hub
  FROM bill b
 WHERE b.company_id = :company
   AND b.removed_at IS NULL AND b.standing <> 'voided' AND b.amount_due <> 0
   AND b.is_paid <> (b.open_balance = 0)
