SELECT 'company' AS subject_kind, c.id AS subject_id, c.name, NULL AS quickbooks_id, NULL AS severity,
       '{}'::jsonb AS quickbooks,
       jsonb_build_object('connectors', 1) AS hub
  FROM company c
 WHERE c.id = :company
   AND c.retired_at IS NULL
   AND (SELECT count(*) FROM connector k WHERE k.company_id = c.id AND k.revoked_at IS NULL) = 1
