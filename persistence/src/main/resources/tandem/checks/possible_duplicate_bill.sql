-- Compared without case, blanks and leading zeros. The later of the two is told of, and only while it can be paid.
SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('refNumber', b.ref_number, 'date', b.txn_date, 'amount', b.amount_due::text,
                          'otherTxnId', o.txn_id, 'otherRefNumber', o.ref_number, 'otherDate', o.txn_date,
                          'otherAmount', o.amount_due::text) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill b
  JOIN bill o ON o.company_id = b.company_id AND o.vendor_list_id = b.vendor_list_id AND o.id < b.id
             AND ltrim(lower(replace(o.ref_number, ' ', '')), '0') = ltrim(lower(replace(b.ref_number, ' ', '')), '0')
 WHERE b.company_id = :company
   AND b.removed_at IS NULL AND b.standing IN ('open', 'partially_paid')
   AND ltrim(replace(b.ref_number, ' ', ''), '0') <> ''
   AND o.removed_at IS NULL AND o.standing <> 'voided'
