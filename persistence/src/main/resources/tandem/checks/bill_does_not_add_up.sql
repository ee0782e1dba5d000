-- Elsewhere than in the United States a bill has taxes beside its lines.
SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('grossAmount', b.amount_due::text, 'lines', COALESCE(l.amount, 0)::text) AS quickbooks,
       '{}'::jsonb AS hub
  FROM bill b
  JOIN company_sync s ON s.company_id = b.company_id AND COALESCE(s.country, 'US') = 'US'
  LEFT JOIN (SELECT i.bill_id, sum(i.amount) AS amount
               FROM bill_line i
              WHERE i.company_id = :company {only i.bill_id}
              GROUP BY i.bill_id) l ON l.bill_id = b.id
 WHERE b.company_id = :company
   AND b.removed_at IS NULL AND b.standing <> 'voided' AND b.lines_hash IS NOT NULL
   AND b.amount_due <> COALESCE(l.amount, 0)
