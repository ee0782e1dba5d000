-- QuickBooks keeps names apart by their letters; people tell vendors apart by less.
SELECT 'vendor' AS subject_kind, v.id AS subject_id, v.name, v.list_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('name', v.name, 'otherName', o.name, 'otherListId', o.list_id) AS quickbooks,
       '{}'::jsonb AS hub
  FROM vendor v
  JOIN vendor o ON o.company_id = v.company_id AND o.id < v.id
               AND lower(regexp_replace(o.name, '[^[:alnum:]]', '', 'g')) = lower(regexp_replace(v.name, '[^[:alnum:]]', '', 'g'))
 WHERE v.company_id = :company
   AND v.removed_at IS NULL AND o.removed_at IS NULL AND v.is_active AND o.is_active
   AND v.name ~ '[[:alnum:]]'
