-- A reference costs a look-up for every row that is written: for a bill of four lines, its link and its entry in the feed that
-- is a third of all that the database has to do. Nobody writes records of a company that is not there: whoever writes holds the
-- company's row of company_sync, which keeps its reference. Erasing a company erases its records by the trigger below.

ALTER TABLE account             DROP CONSTRAINT account_company_id_fkey;
ALTER TABLE terms               DROP CONSTRAINT terms_company_id_fkey;
ALTER TABLE list_class          DROP CONSTRAINT list_class_company_id_fkey;
ALTER TABLE customer_job        DROP CONSTRAINT customer_job_company_id_fkey;
ALTER TABLE item                DROP CONSTRAINT item_company_id_fkey;
ALTER TABLE currency            DROP CONSTRAINT currency_company_id_fkey;
ALTER TABLE vendor              DROP CONSTRAINT vendor_company_id_fkey;
ALTER TABLE bill                DROP CONSTRAINT bill_company_id_fkey;
ALTER TABLE bill_line           DROP CONSTRAINT bill_line_company_id_fkey;
ALTER TABLE bill_link           DROP CONSTRAINT bill_link_company_id_fkey;
ALTER TABLE vendor_credit       DROP CONSTRAINT vendor_credit_company_id_fkey;
ALTER TABLE credit_line         DROP CONSTRAINT credit_line_company_id_fkey;
ALTER TABLE credit_link         DROP CONSTRAINT credit_link_company_id_fkey;
ALTER TABLE bill_payment        DROP CONSTRAINT bill_payment_company_id_fkey;
ALTER TABLE payment_application DROP CONSTRAINT payment_application_company_id_fkey;
ALTER TABLE change_feed         DROP CONSTRAINT change_feed_company_id_fkey;

CREATE FUNCTION erase_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM company_sync WHERE company_id = OLD.id FOR UPDATE;    -- nobody is writing any more
    DELETE FROM change_feed WHERE company_id = OLD.id;
    DELETE FROM payment_application WHERE company_id = OLD.id;
    DELETE FROM bill_payment WHERE company_id = OLD.id;
    DELETE FROM credit_link WHERE company_id = OLD.id;
    DELETE FROM credit_line WHERE company_id = OLD.id;
    DELETE FROM vendor_credit WHERE company_id = OLD.id;
    DELETE FROM bill_link WHERE company_id = OLD.id;
    DELETE FROM bill_line WHERE company_id = OLD.id;
    DELETE FROM bill WHERE company_id = OLD.id;
    DELETE FROM vendor WHERE company_id = OLD.id;
    DELETE FROM currency WHERE company_id = OLD.id;
    DELETE FROM item WHERE company_id = OLD.id;
    DELETE FROM customer_job WHERE company_id = OLD.id;
    DELETE FROM list_class WHERE company_id = OLD.id;
    DELETE FROM terms WHERE company_id = OLD.id;
    DELETE FROM account WHERE company_id = OLD.id;
    RETURN OLD;
END
$$;

CREATE TRIGGER records_go_with_their_company BEFORE DELETE ON company FOR EACH ROW EXECUTE FUNCTION erase_records();
