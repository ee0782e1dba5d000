SELECT 'company' AS subject_kind, s.company_id AS subject_id, c.name, NULL AS quickbooks_id, NULL AS severity,
       jsonb_build_object('lastRestoreTime', s.last_restore_time, 'lastCondenseTime', s.last_condense_time) AS quickbooks,
       jsonb_build_object('code', s.suspended_code, 'reason', s.suspended_reason, 'since', s.suspended_at) AS hub
  FROM company_sync s
  JOIN company c ON c.id = s.company_id
 WHERE s.company_id = :company AND s.suspended_at IS NOT NULL
