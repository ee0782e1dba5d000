SELECT d.kind AS subject_kind, md5(d.kind || ' ' || d.record_id)::uuid AS subject_id, NULL AS name, d.record_id AS quickbooks_id,
       NULL AS severity,
       jsonb_build_object('id', d.record_id) AS quickbooks,
       jsonb_build_object('reason', d.reason) AS hub
  FROM record_to_reread d
 WHERE d.company_id = :company AND d.reason IS NOT NULL
