SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('txnId', b.txn_id, 'otherTxnId', o.txn_id, 'grossAmount', b.amount_due::text) AS quickbooks,
       jsonb_build_object('refNumber', o.ref_number) AS hub
  FROM bill b
  JOIN bill o ON o.company_id = b.company_id AND o.external_guid = b.external_guid AND o.txn_id < b.txn_id
 WHERE b.company_id = :company
   AND b.external_guid IS NOT NULL
   AND b.removed_at IS NULL AND o.removed_at IS NULL AND b.standing <> 'voided' AND o.standing <> 'voided'
