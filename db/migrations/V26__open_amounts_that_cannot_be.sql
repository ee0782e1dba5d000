-- QuickBooks may state a vendor's whole balance as what is open of one of his bills. Where the balance shows that, the amount is
-- kept here and not believed, however often it is stated.
ALTER TABLE bill ADD COLUMN disproved_open_amount numeric;

-- What may be such a bill: hardly any, so that asking costs nothing.
CREATE INDEX bills_with_discount_in_part ON bill (company_id, vendor_list_id)
    WHERE removed_at IS NULL AND standing = 'partially_paid' AND discounts_applied > 0;
