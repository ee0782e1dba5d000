SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id,
       CASE WHEN EXISTS (SELECT FROM claim_in_process c WHERE c.company_id = b.company_id AND c.record_id = b.id)
            THEN 'high' END AS severity,
       jsonb_build_object('status', 'deleted', 'deletedAt', b.deleted_at) AS quickbooks,
       jsonb_build_object('grossAmount', b.amount_due::text, 'openBalance', b.open_balance::text) AS hub
  FROM bill b
 WHERE b.company_id = :company
   AND b.removed_at IS NOT NULL AND b.deleted_at IS NOT NULL
   AND b.paid_amount = 0 AND b.standing <> 'voided'
   AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = b.company_id AND d.bill_id = b.id)
