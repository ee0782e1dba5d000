-- What a vendor is owed is added up from the index alone. Nothing looked for open bills by their id.
DROP INDEX bills_still_open;
CREATE INDEX bills_still_open ON bill (company_id, vendor_list_id) INCLUDE (open_balance)
    WHERE removed_at IS NULL AND standing IN ('open', 'partially_paid');
