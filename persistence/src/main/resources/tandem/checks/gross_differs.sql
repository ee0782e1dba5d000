-- Elsewhere than in the United States a bill has taxes beside its lines, and lines are all that is written.
SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id,
       CASE WHEN EXISTS (SELECT
                           FROM own_payment_claim c
                           JOIN own_payment_standing p ON p.company_id = c.company_id AND p.id = c.payment_id
                          WHERE c.company_id = b.company_id AND c.record_id = b.id AND p.standing <> 'voided')
            THEN 'high' END AS severity,
       jsonb_build_object('grossAmount', b.amount_due::text) AS quickbooks,
       jsonb_build_object('grossAmount', round(l.amount, 2)::text) AS hub
  FROM written_bill w
  JOIN bill b ON b.company_id = w.company_id AND b.id = w.id
  JOIN company_sync s ON s.company_id = w.company_id AND COALESCE(s.country, 'US') = 'US'
 CROSS JOIN LATERAL (SELECT sum((i ->> 'amount')::numeric) AS amount
                       FROM jsonb_array_elements((w.content -> 'expenseLines') || (w.content -> 'itemLines')) i) l
 WHERE w.company_id = :company
   AND b.amount_due <> l.amount
