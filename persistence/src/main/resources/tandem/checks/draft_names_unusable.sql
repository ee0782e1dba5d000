SELECT 'bill' AS subject_kind, o.id AS subject_id, o.ref_number AS name, NULL AS quickbooks_id, NULL AS severity,
       jsonb_build_object('what', n.kind, 'name', n.name, 'status', n.state) AS quickbooks,
       jsonb_build_object('status', 'draft') AS hub
  FROM own_bill o
  LEFT JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
 CROSS JOIN LATERAL (
       SELECT (o.content ->> 'vendor')::uuid AS id
       UNION SELECT (o.content ->> 'apAccount')::uuid
       UNION SELECT (o.content ->> 'terms')::uuid
       UNION SELECT unnest(ARRAY[l ->> 'account', l ->> 'item', l ->> 'listClass', l ->> 'job'])::uuid
               FROM jsonb_array_elements((o.content -> 'expenseLines') || (o.content -> 'itemLines')) AS l) u
 CROSS JOIN LATERAL (
       SELECT 'vendor' AS kind, e.name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END AS state
         FROM vendor e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)
       UNION ALL
       SELECT 'account', e.full_name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END
         FROM account e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)
       UNION ALL
       SELECT 'terms', e.name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END
         FROM terms e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)
       UNION ALL
       SELECT 'item', e.full_name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END
         FROM item e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)
       UNION ALL
       SELECT 'class', e.full_name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END
         FROM list_class e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)
       UNION ALL
       SELECT 'job', e.full_name, CASE WHEN e.removed_at IS NULL THEN 'inactive' ELSE 'deleted' END
         FROM customer_job e
        WHERE e.company_id = o.company_id AND e.id = u.id AND (e.removed_at IS NOT NULL OR NOT e.is_active)) n
 WHERE o.company_id = :company
   AND o.txn_id IS NULL
   AND (r.id IS NULL OR r.status IN ('cancelled', 'failed'))
