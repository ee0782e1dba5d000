-- Whatever QuickBooks put in the place of an entry that is gone, as when two vendors are merged, nobody has changed in the record. One that is
-- put back as it was is as it should be.
SELECT t.kind AS subject_kind, t.id AS subject_id, t.held ->> 'ref_number' AS name, t.held ->> 'txn_id' AS quickbooks_id,
       NULL AS severity,
       CASE WHEN t.is_deleted THEN jsonb_build_object('status', 'deleted', 'deletedAt', t.held -> 'deleted_at')
            ELSE COALESCE(d.held, '{}') || CASE WHEN l.differ THEN jsonb_build_object('lines', l.held) ELSE '{}' END END AS quickbooks,
       CASE WHEN t.is_deleted THEN jsonb_build_object('date', c.dated)
            ELSE COALESCE(d.before, '{}') || CASE WHEN l.differ THEN jsonb_build_object('lines', l.before) ELSE '{}' END END AS hub
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
                                 ELSE k.key END AS word,
                      k.value #>> '{}' AS before, t.held ->> k.key AS held
                 FROM jsonb_each(c.before) k
                WHERE k.key <> 'lines' AND right(k.key, 8) <> '_list_id' AND k.value <> t.held -> k.key
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
 CROSS JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('account', a.full_name, 'item', i.full_name, 'quantity', b.quantity::text,
                                           'cost', b.cost::text, 'amount', b.amount::text, 'description', b.description,
                                           'class', k.full_name, 'job', j.full_name) ORDER BY b.n) FILTER (WHERE b.n IS NOT NULL) AS before,
              jsonb_agg(jsonb_build_object('account', h.account, 'item', h.item, 'quantity', h.quantity::text,
                                           'cost', h.cost::text, 'amount', h.amount::text, 'description', h.description,
                                           'class', h.class, 'job', h.job) ORDER BY h.n) FILTER (WHERE h.n IS NOT NULL) AS held,
              bool_or(b.n IS NULL OR h.n IS NULL
                      OR (b.quantity, b.cost, b.amount, b.description) IS DISTINCT FROM (h.quantity, h.cost, h.amount, h.description)
                      OR (a.list_id IS NOT NULL OR b.account IS NULL) AND b.account IS DISTINCT FROM h.account_list_id
                      OR (i.list_id IS NOT NULL OR b.item IS NULL) AND b.item IS DISTINCT FROM h.item_list_id
                      OR (k.list_id IS NOT NULL OR b.class IS NULL) AND b.class IS DISTINCT FROM h.class_list_id
                      OR (j.list_id IS NOT NULL OR b.job IS NULL) AND b.job IS DISTINCT FROM h.customer_job_list_id) AS differ
         FROM ROWS FROM (jsonb_to_recordset(c.before -> 'lines')
                         AS (account text, item text, quantity numeric, cost numeric, amount numeric, description text, class text, job text))
              WITH ORDINALITY b (account, item, quantity, cost, amount, description, class, job, n)
         LEFT JOIN account a ON a.company_id = c.company_id AND a.list_id = b.account AND a.removed_at IS NULL
         LEFT JOIN item i ON i.company_id = c.company_id AND i.list_id = b.item AND i.removed_at IS NULL
         LEFT JOIN list_class k ON k.company_id = c.company_id AND k.list_id = b.class AND k.removed_at IS NULL
         LEFT JOIN customer_job j ON j.company_id = c.company_id AND j.list_id = b.job AND j.removed_at IS NULL
         FULL JOIN (SELECT x.*, ha.full_name AS account, hi.full_name AS item, hk.full_name AS class, hj.full_name AS job,
                           row_number() OVER (ORDER BY x.position) AS n
                      FROM (SELECT o.position, o.account_list_id, o.item_list_id, o.quantity, o.cost, o.amount, o.description,
                                   o.class_list_id, o.customer_job_list_id
                              FROM bill_line o
                             WHERE o.company_id = c.company_id AND o.bill_id = c.record_id
                            UNION ALL
                            SELECT o.position, o.account_list_id, o.item_list_id, o.quantity, o.cost, o.amount, o.description,
                                   o.class_list_id, o.customer_job_list_id
                              FROM credit_line o
                             WHERE o.company_id = c.company_id AND o.credit_id = c.record_id) x
                      LEFT JOIN account ha ON ha.company_id = c.company_id AND ha.list_id = x.account_list_id
                      LEFT JOIN item hi ON hi.company_id = c.company_id AND hi.list_id = x.item_list_id
                      LEFT JOIN list_class hk ON hk.company_id = c.company_id AND hk.list_id = x.class_list_id
                      LEFT JOIN customer_job hj ON hj.company_id = c.company_id AND hj.list_id = x.customer_job_list_id) h
           ON h.n = b.n
        WHERE jsonb_typeof(c.before -> 'lines') = 'array') l
 WHERE c.company_id = :company
   AND (t.is_deleted OR (NOT t.is_removed AND (d.before IS NOT NULL OR l.differ)))
