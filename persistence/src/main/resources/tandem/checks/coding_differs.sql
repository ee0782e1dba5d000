-- What was not said from here QuickBooks may have filled in. Blanks are its own affair. Whatever stands in the place of an entry that is gone,
-- as when two are merged, nobody has chosen. Where the totals differ, gross_differs speaks of the amounts.
SELECT 'bill' AS subject_kind, b.id AS subject_id, b.ref_number AS name, b.txn_id AS quickbooks_id, NULL AS severity,
       COALESCE(h.there, '{}')
       || CASE WHEN l.differ THEN jsonb_build_object('lines', (
              SELECT jsonb_agg(jsonb_build_object('account', a.full_name, 'item', i.full_name, 'amount', t.amount::text,
                                                  'class', c.full_name, 'job', j.full_name) ORDER BY t.position)
                FROM bill_line t
                LEFT JOIN account a ON a.company_id = t.company_id AND a.list_id = t.account_list_id
                LEFT JOIN item i ON i.company_id = t.company_id AND i.list_id = t.item_list_id
                LEFT JOIN list_class c ON c.company_id = t.company_id AND c.list_id = t.class_list_id
                LEFT JOIN customer_job j ON j.company_id = t.company_id AND j.list_id = t.customer_job_list_id
               WHERE t.company_id = b.company_id AND t.bill_id = b.id))
               ELSE '{}' END AS quickbooks,
       COALESCE(h.here, '{}') || CASE WHEN l.differ THEN jsonb_build_object('lines', l.here) ELSE '{}' END AS hub
  FROM written_bill w
  JOIN bill b ON b.company_id = w.company_id AND b.id = w.id
 CROSS JOIN LATERAL (
       SELECT jsonb_object_agg(p.part, p.there) AS there, jsonb_object_agg(p.part, p.here) AS here
         FROM (SELECT 'refNumber' AS part, COALESCE(b.ref_number, '') AS there, w.content ->> 'refNumber' AS here
               UNION ALL
               SELECT 'memo', COALESCE(b.memo, ''), w.content ->> 'memo'
               UNION ALL
               SELECT 'billDate', b.txn_date::text, w.content ->> 'billDate'
               UNION ALL
               SELECT 'dueDate', b.due_date::text, w.content ->> 'dueDate'
               UNION ALL
               SELECT 'terms', n.name, t.name
                 FROM terms t
                 JOIN terms n ON n.company_id = t.company_id AND n.list_id = b.terms_list_id
                WHERE t.company_id = b.company_id AND t.id = (w.content ->> 'terms')::uuid
                  AND t.list_id <> b.terms_list_id AND t.removed_at IS NULL) p
        WHERE p.part = 'terms'
           OR regexp_replace(btrim(p.there), '\s+', ' ', 'g') <> regexp_replace(btrim(p.here), '\s+', ' ', 'g')) h
 CROSS JOIN LATERAL (
       SELECT b.amount_due = sum((y ->> 'amount')::numeric) AS is_same
         FROM jsonb_array_elements((w.content -> 'expenseLines') || (w.content -> 'itemLines')) y) g
 CROSS JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('account', s.account, 'item', s.item, 'amount', s.amount::text, 'class', s.class,
                                           'job', s.job) ORDER BY s.position) FILTER (WHERE s.position IS NOT NULL) AS here,
              b.lines_hash IS NOT NULL
              AND bool_and(s.position IS NULL OR s.what IS NOT NULL)
              AND bool_or(s.position IS NULL OR q.what IS NULL
                          OR (s.class_list_id IS NOT NULL AND s.class_list_id IS DISTINCT FROM q.class_list_id)
                          OR (s.job_list_id IS NOT NULL AND s.job_list_id IS DISTINCT FROM q.job_list_id)) AS differ
         FROM (SELECT x.position, COALESCE(a.list_id, i.list_id) AS what, a.full_name AS account, i.full_name AS item,
                      round((x.line ->> 'amount')::numeric, 2) AS amount, k.weight,
                      c.list_id AS class_list_id, c.full_name AS class, j.list_id AS job_list_id, j.full_name AS job,
                      row_number() OVER (PARTITION BY COALESCE(a.list_id, i.list_id), k.weight ORDER BY c.list_id, j.list_id) AS n
                 FROM jsonb_array_elements((w.content -> 'expenseLines') || (w.content -> 'itemLines'))
                      WITH ORDINALITY x (line, position)
                CROSS JOIN LATERAL (SELECT CASE WHEN g.is_same THEN (x.line ->> 'amount')::numeric END AS weight) k
                 LEFT JOIN account a ON a.company_id = b.company_id AND a.id = (x.line ->> 'account')::uuid AND a.removed_at IS NULL
                 LEFT JOIN item i ON i.company_id = b.company_id AND i.id = (x.line ->> 'item')::uuid AND i.removed_at IS NULL
                 LEFT JOIN list_class c
                   ON c.company_id = b.company_id AND c.id = (x.line ->> 'listClass')::uuid AND c.removed_at IS NULL
                 LEFT JOIN customer_job j
                   ON j.company_id = b.company_id AND j.id = (x.line ->> 'job')::uuid AND j.removed_at IS NULL) s
         FULL JOIN (
               SELECT COALESCE(o.account_list_id, o.item_list_id) AS what, k.weight, o.class_list_id,
                      o.customer_job_list_id AS job_list_id,
                      row_number() OVER (PARTITION BY COALESCE(o.account_list_id, o.item_list_id), k.weight
                                             ORDER BY o.class_list_id, o.customer_job_list_id) AS n
                 FROM bill_line o
                CROSS JOIN LATERAL (SELECT CASE WHEN g.is_same THEN o.amount END AS weight) k
                WHERE o.company_id = b.company_id AND o.bill_id = b.id
                  AND COALESCE(o.account_list_id, o.item_list_id) IS NOT NULL) q
           ON q.what = s.what AND COALESCE(q.weight, 0) = COALESCE(s.weight, 0) AND q.n = s.n) l
 WHERE w.company_id = :company
   AND (h.here IS NOT NULL OR l.differ)
