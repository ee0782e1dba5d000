-- Bills that were entered in QuickBooks may have to be approved before they are paid from here.
ALTER TABLE approval_settings ADD COLUMN before_payment boolean NOT NULL DEFAULT false;

-- So what is decided is not about bills of this side alone.
ALTER TABLE bill_approval DROP CONSTRAINT bill_approval_company_id_bill_id_fkey;
ALTER TABLE bill_approval ADD FOREIGN KEY (company_id) REFERENCES company ON DELETE CASCADE;

-- A bill that QuickBooks keeps may be changed there at any time: a decision about it counts as long as these are the same.
ALTER TABLE bill_approval_step ADD COLUMN seen_vendor_id uuid;
ALTER TABLE bill_approval_step ADD COLUMN seen_gross numeric;
