SELECT 'company' AS subject_kind, s.company_id AS subject_id, c.name, NULL AS quickbooks_id, NULL AS severity,
       jsonb_build_object('companyName', s.candidate ->> 'companyName', 'filePath', s.candidate ->> 'filePath') AS quickbooks,
       jsonb_build_object('companyName', s.confirmed ->> 'companyName', 'filePath', s.confirmed ->> 'filePath') AS hub
  FROM company_sync s
  JOIN company c ON c.id = s.company_id
 WHERE s.company_id = :company AND s.pairing = 'mismatch'
