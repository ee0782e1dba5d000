-- QuickBooks may state a vendor's whole balance as what is open of one of his bills. Where the balance shows that, the amount is
-- kept here and not believed, however often it is stated.
ALTER TABLE bill ADD COLUMN disproved_open_amount numeric;

-- What may be such a bill: hardly any, so that asking costs nothing.
CREATE INDEX bills_with_discount_in_part ON bill (company_id, vendor_list_id)
    WHERE removed_at IS NULL AND standing = 'partially_paid' AND discounts_applied > 0;

-- Who drafts, changes and deletes a bill on this side is on the audit trail, from which its timeline tells it.
DROP TRIGGER told_when_made ON own_bill;
CREATE TRIGGER told_when_made AFTER INSERT ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'created', 'updated_at', 'follows');
DROP TRIGGER told_when_carried ON own_bill;
DROP TRIGGER told_when_changed ON own_bill;
CREATE TRIGGER told_when_changed AFTER UPDATE ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_thrown_away ON own_bill;
CREATE TRIGGER told_when_thrown_away AFTER DELETE ON own_bill
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'id', 'removed', '', 'follows');
DROP TRIGGER told_when_changed ON bill_note;
CREATE TRIGGER told_when_changed AFTER INSERT OR UPDATE ON bill_note
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'updated', 'updated_at', 'follows');
DROP TRIGGER told_when_deleted ON bill_deleted_here;
CREATE TRIGGER told_when_deleted AFTER INSERT ON bill_deleted_here
    FOR EACH ROW EXECUTE FUNCTION tell_of_record('bill', 'bill_id', 'removed', 'deleted_at', 'follows');
