SELECT 'terms' AS subject_kind, t.id AS subject_id, t.name, t.list_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('name', t.name, 'type', t.type, 'dueDays', t.due_days, 'otherListId', o.list_id,
                          'otherType', o.type, 'otherDueDays', o.due_days) AS quickbooks,
       '{}'::jsonb AS hub
  FROM terms t
  JOIN terms o ON o.company_id = t.company_id AND lower(o.name) = lower(t.name) AND o.id < t.id
 WHERE t.company_id = :company
   AND t.removed_at IS NULL AND o.removed_at IS NULL AND t.is_active AND o.is_active
