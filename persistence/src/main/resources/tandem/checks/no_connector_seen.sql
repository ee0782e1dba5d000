SELECT 'company' AS subject_kind, c.id AS subject_id, c.name, NULL AS quickbooks_id, NULL AS severity,
       '{}'::jsonb AS quickbooks,
       jsonb_build_object('lastSeenAt', k.seen) AS hub
  FROM company c
  JOIN company_sync s ON s.company_id = c.id AND s.initial_completed_at IS NOT NULL
 CROSS JOIN LATERAL (SELECT max(n.last_seen_at) AS seen
                       FROM connector n
                      WHERE n.company_id = c.id AND n.revoked_at IS NULL) k
 WHERE c.id = :company
   AND c.retired_at IS NULL AND c.pause_reason IS NULL
   AND (k.seen IS NULL OR k.seen < :now - :silentTooLong::interval)
