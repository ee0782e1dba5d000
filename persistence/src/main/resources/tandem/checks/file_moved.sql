-- Told of for a while.
SELECT 'company' AS subject_kind, k.company_id AS subject_id, c.name, NULL AS quickbooks_id, NULL AS severity,
       jsonb_build_object('filePath', k.company_file, 'computer', k.computer) AS quickbooks,
       jsonb_build_object('before', k.place_before, 'since', k.place_changed_at) AS hub
  FROM connector k
  JOIN company c ON c.id = k.company_id
 WHERE k.company_id = :company
   AND k.revoked_at IS NULL
   AND k.place_changed_at > :now - :movedLately::interval
