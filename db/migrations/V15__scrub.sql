-- How far the records of a kind have been verified against what QuickBooks has.
ALTER TABLE read_mark ADD COLUMN scrub jsonb;

-- The windows of a verification, and the oldest day of each kind.
CREATE INDEX bills_by_date ON bill (company_id, txn_date) WHERE removed_at IS NULL;
CREATE INDEX credits_by_date ON vendor_credit (company_id, txn_date) WHERE removed_at IS NULL;
CREATE INDEX payments_by_date ON bill_payment (company_id, kind, txn_date) WHERE removed_at IS NULL;
