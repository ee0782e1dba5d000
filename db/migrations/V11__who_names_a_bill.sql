-- Which payments and credits name a bill: when it is voided or removed they are read again, also those that it never named itself.
CREATE INDEX applications_by_bill ON payment_application (company_id, txn_id);
CREATE INDEX credits_by_bill ON credit_link (company_id, txn_id);
DROP INDEX discounts_by_bill;
