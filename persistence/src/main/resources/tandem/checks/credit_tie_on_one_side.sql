SELECT 'bill' AS subject_kind, t.bill_id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('onBill', t.on_bill::text, 'onCredit', t.on_credit::text, 'creditTxnId', k.txn_id,
                          'creditRefNumber', k.ref_number) AS quickbooks,
       '{}'::jsonb AS hub
  FROM (SELECT s.bill_id, s.credit_id, sum(s.on_bill) AS on_bill, sum(s.on_credit) AS on_credit
          FROM (SELECT l.bill_id, c.id AS credit_id, abs(l.amount) AS on_bill, 0 AS on_credit
                  FROM bill_link l
                  JOIN vendor_credit c ON c.company_id = l.company_id AND c.txn_id = l.txn_id
                 WHERE l.company_id = :company AND l.txn_type = 'VendorCredit' AND l.link_type IS DISTINCT FROM 'QUANTYPE'
                 UNION ALL
                SELECT e.id, l.credit_id, 0, abs(l.amount)
                  FROM credit_link l
                  JOIN bill e ON e.company_id = l.company_id AND e.txn_id = l.txn_id
                 WHERE l.company_id = :company AND l.txn_type = 'Bill' AND l.link_type IS DISTINCT FROM 'QUANTYPE') s
         GROUP BY s.bill_id, s.credit_id) t
  JOIN bill b ON b.company_id = :company AND b.id = t.bill_id
  JOIN vendor_credit k ON k.company_id = :company AND k.id = t.credit_id
 WHERE t.on_bill <> t.on_credit
   AND b.removed_at IS NULL AND k.removed_at IS NULL
   AND b.links_hash IS NOT NULL AND k.links_hash IS NOT NULL
   AND NOT EXISTS (SELECT
                     FROM record_to_reread d
                    WHERE d.company_id = k.company_id AND d.kind = 'vendor_credit' AND d.record_id = k.txn_id)
