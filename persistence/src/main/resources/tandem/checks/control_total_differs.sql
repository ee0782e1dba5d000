-- In the home currency alone: it is not known in which one QuickBooks tells what stands on an account of another.
SELECT 'account' AS subject_kind, a.id AS subject_id, a.full_name AS name, a.list_id AS quickbooks_id, NULL AS severity,
       jsonb_build_object('balance', a.balance::text) AS quickbooks,
       jsonb_build_object('openBills', COALESCE(b.amount, 0)::text, 'openCredits', COALESCE(k.amount, 0)::text,
                          'otherActivity', (a.balance - COALESCE(b.amount, 0) + COALESCE(k.amount, 0))::text) AS hub
  FROM account a
  JOIN company_sync s ON s.company_id = a.company_id
  LEFT JOIN currency c ON c.company_id = a.company_id AND c.list_id = a.currency_list_id
  LEFT JOIN (SELECT h.ap_account_list_id, sum(h.open_balance) AS amount
               FROM bill h
              WHERE h.company_id = :company
                AND h.removed_at IS NULL AND h.standing IN ('open', 'partially_paid')
              GROUP BY h.ap_account_list_id) b ON b.ap_account_list_id = a.list_id
  LEFT JOIN (SELECT h.ap_account_list_id, sum(h.open_balance) AS amount
               FROM vendor_credit h
              WHERE h.company_id = :company
                AND h.removed_at IS NULL AND h.open_balance > 0
              GROUP BY h.ap_account_list_id) k ON k.ap_account_list_id = a.list_id
 WHERE a.company_id = :company
   AND a.account_type = 'AccountsPayable'
   AND a.removed_at IS NULL
   AND (a.currency_list_id IS NULL OR c.currency_code = s.home_currency)
   AND a.balance <> COALESCE(b.amount, 0) - COALESCE(k.amount, 0)
