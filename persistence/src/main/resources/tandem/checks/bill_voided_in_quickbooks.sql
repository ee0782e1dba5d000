SELECT 'bill' AS subject_kind, k.record_id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id,
       CASE WHEN c.record_id IS NOT NULL THEN 'high' END AS severity,
       jsonb_build_object('status', 'voided') AS quickbooks,
       jsonb_build_object('refNumber', b.ref_number) AS hub
  FROM (SELECT company_id, id AS record_id FROM own_bill WHERE company_id = :company AND txn_id IS NOT NULL
        UNION
        SELECT company_id, record_id FROM own_payment_claim WHERE company_id = :company AND kind = 'bill') k
  JOIN bill b ON b.company_id = k.company_id AND b.id = k.record_id
  LEFT JOIN (SELECT DISTINCT record_id FROM claim_in_process WHERE company_id = :company) c ON c.record_id = b.id
 WHERE b.standing = 'voided' AND b.removed_at IS NULL
   AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = b.company_id AND d.bill_id = b.id)
