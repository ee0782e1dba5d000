-- Posted from here, not in QuickBooks, and QuickBooks does not call it deleted. What a file has lost by going back in time is
-- write_vanished.
SELECT 'bill' AS subject_kind, o.id AS subject_id, o.ref_number AS name, o.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('found', false) AS quickbooks,
       jsonb_build_object('refNumber', o.ref_number, 'postedAt', r.updated_at) AS hub
  FROM own_bill o
  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
  LEFT JOIN bill b ON b.company_id = o.company_id AND b.txn_id = o.txn_id
 WHERE o.company_id = :company
   AND r.status = 'succeeded' AND r.vanished_at IS NULL
   AND (b.id IS NULL OR (b.removed_at IS NOT NULL AND b.deleted_at IS NULL))
   AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = o.company_id AND d.bill_id = o.id)
