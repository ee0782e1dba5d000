-- Whatever QuickBooks put in the place of an entry that is gone, as when two vendors are merged, nobody has changed in the record. One that is
-- put back as it was is as it should be.
SELECT t.kind AS subject_kind, t.id AS subject_id, t.held ->> 'ref_number' AS name, t.held ->> 'txn_id' AS quickbooks_id,
       NULL AS severity,
       CASE WHEN t.is_deleted THEN jsonb_build_object('status', 'deleted', 'deletedAt', t.held -> 'deleted_at')
            ELSE d.held END AS quickbooks,
       CASE WHEN t.is_deleted THEN jsonb_build_object('date', c.dated) ELSE d.before END AS hub
  FROM closed_period_change c
  JOIN company_sync s ON s.company_id = c.company_id AND c.dated <= s.closing_date
 CROSS JOIN LATERAL (
       SELECT 'bill' AS kind, b.id, b.removed_at IS NOT NULL AS is_removed,
              b.removed_at IS NOT NULL AND b.deleted_at IS NOT NULL AS is_deleted, to_jsonb(b) AS held
         FROM bill b
        WHERE b.company_id = c.company_id AND b.id = c.record_id
       UNION ALL
       SELECT 'vendor_credit', k.id, k.removed_at IS NOT NULL, k.removed_at IS NOT NULL AND k.deleted_at IS NOT NULL, to_jsonb(k)
         FROM vendor_credit k
        WHERE k.company_id = c.company_id AND k.id = c.record_id
       UNION ALL
       SELECT 'payment', p.id, p.removed_at IS NOT NULL, p.removed_at IS NOT NULL AND p.deleted_at IS NOT NULL, to_jsonb(p)
         FROM bill_payment p
        WHERE p.company_id = c.company_id AND p.id = c.record_id) t
 CROSS JOIN LATERAL (
       SELECT jsonb_object_agg(f.word, f.before) AS before, jsonb_object_agg(f.word, f.held) AS held
         FROM (SELECT CASE k.key WHEN 'txn_date' THEN 'date'
                                 WHEN 'due_date' THEN 'dueDate'
                                 WHEN 'amount_due' THEN 'grossAmount'
                                 WHEN 'credit_amount' THEN 'amount'
                                 WHEN 'exchange_rate' THEN 'exchangeRate'
                                 WHEN 'ref_number' THEN 'refNumber'
                                 WHEN 'lines_hash' THEN 'lines'
                                 ELSE k.key END AS word,
                      CASE k.key WHEN 'lines_hash' THEN 'as before' ELSE k.value #>> '{}' END AS before,
                      CASE k.key WHEN 'lines_hash' THEN 'changed' ELSE t.held ->> k.key END AS held
                 FROM jsonb_each(c.before) k
                WHERE right(k.key, 8) <> '_list_id' AND k.value <> t.held -> k.key
                  AND NOT (k.key = 'lines_hash' AND k.value = 'null')
                UNION ALL
               SELECT r.word, r.name,
                      CASE r.word WHEN 'vendor' THEN (SELECT v.name
                                                        FROM vendor v
                                                       WHERE v.company_id = c.company_id AND v.list_id = r.list_id)
                                  WHEN 'terms' THEN (SELECT e.name
                                                       FROM terms e
                                                      WHERE e.company_id = c.company_id AND e.list_id = r.list_id)
                                  WHEN 'currency' THEN (SELECT m.name
                                                          FROM currency m
                                                         WHERE m.company_id = c.company_id AND m.list_id = r.list_id)
                                  ELSE (SELECT a.full_name
                                          FROM account a
                                         WHERE a.company_id = c.company_id AND a.list_id = r.list_id) END
                 FROM (SELECT 'vendor' AS word, v.name, t.held ->> 'vendor_list_id' AS list_id
                         FROM vendor v
                        WHERE v.company_id = c.company_id AND v.list_id = c.before ->> 'vendor_list_id' AND v.removed_at IS NULL
                          AND c.before -> 'vendor_list_id' <> t.held -> 'vendor_list_id'
                       UNION ALL
                       SELECT 'terms', e.name, t.held ->> 'terms_list_id'
                         FROM terms e
                        WHERE e.company_id = c.company_id AND e.list_id = c.before ->> 'terms_list_id' AND e.removed_at IS NULL
                          AND c.before -> 'terms_list_id' <> t.held -> 'terms_list_id'
                       UNION ALL
                       SELECT 'currency', m.name, t.held ->> 'currency_list_id'
                         FROM currency m
                        WHERE m.company_id = c.company_id AND m.list_id = c.before ->> 'currency_list_id' AND m.removed_at IS NULL
                          AND c.before -> 'currency_list_id' <> t.held -> 'currency_list_id'
                       UNION ALL
                       SELECT n.word, a.full_name, t.held ->> n.key
                         FROM (VALUES ('apAccount', 'ap_account_list_id'), ('paymentAccount', 'payment_account_list_id')) n (word, key)
                         JOIN account a ON a.company_id = c.company_id AND a.list_id = c.before ->> n.key AND a.removed_at IS NULL
                        WHERE c.before -> n.key <> t.held -> n.key) r) f) d
 WHERE c.company_id = :company
   AND (t.is_deleted OR (NOT t.is_removed AND d.before IS NOT NULL))
