SELECT 'bill' AS subject_kind, c.record_id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('openBalance', b.open_balance::text, 'paidAmount', b.paid_amount::text) AS quickbooks,
       jsonb_build_object('inProcess', c.amount::text) AS hub
  FROM (SELECT record_id, sum(amount) AS amount
          FROM claim_in_process
         WHERE company_id = :company AND kind = 'bill'
         GROUP BY record_id) c
  JOIN bill b ON b.company_id = :company AND b.id = c.record_id
 WHERE c.amount > b.open_balance
   AND b.removed_at IS NULL
   AND EXISTS (SELECT
                 FROM payment_application l
                 JOIN bill_payment p ON p.company_id = l.company_id AND p.id = l.payment_id
                WHERE l.company_id = b.company_id AND l.txn_id = b.txn_id
                  AND p.standing = 'recorded' AND p.removed_at IS NULL
                  AND NOT EXISTS (SELECT
                                    FROM own_payment o
                                   WHERE o.company_id = p.company_id AND (o.id = p.id OR o.txn_id = p.txn_id)))
