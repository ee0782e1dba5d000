SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('openBalance', b.open_balance::text) AS quickbooks,
       jsonb_build_object('status', 'deleted', 'deletedAt', d.deleted_at) AS hub
  FROM bill_deleted_here d
  JOIN bill b ON b.company_id = d.company_id AND b.id = d.bill_id
 WHERE d.company_id = :company AND b.removed_at IS NULL AND b.standing <> 'voided'
