-- What is open on an account of payables is added up from the index alone, as what a vendor is owed.
DROP INDEX bills_still_open;
CREATE INDEX bills_still_open ON bill (company_id, vendor_list_id) INCLUDE (open_balance, ap_account_list_id)
    WHERE removed_at IS NULL AND standing IN ('open', 'partially_paid');
