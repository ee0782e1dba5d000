package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heard;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.wire.Answer;
import tandem.wire.Question;

/** ListDeletedQuery and TxnDeletedQuery. */
class DeletedQueryTest {
    private static final LocalDateTime SINCE = LocalDateTime.of(2026, 3, 8, 1, 55);

    @Test
    void every_list_type_of_a_mirrored_kind_is_named() {
        assertThat(asked(new Question.DeletedEntries(SINCE))).isEqualTo(flat("""
                <ListDeletedQueryRq requestID="q-1">
                <ListDelType>Account</ListDelType>
                <ListDelType>Class</ListDelType>
                <ListDelType>Currency</ListDelType>
                <ListDelType>Customer</ListDelType>
                <ListDelType>DateDrivenTerms</ListDelType>
                <ListDelType>ItemDiscount</ListDelType>
                <ListDelType>ItemFixedAsset</ListDelType>
                <ListDelType>ItemGroup</ListDelType>
                <ListDelType>ItemInventory</ListDelType>
                <ListDelType>ItemInventoryAssembly</ListDelType>
                <ListDelType>ItemNonInventory</ListDelType>
                <ListDelType>ItemOtherCharge</ListDelType>
                <ListDelType>ItemPayment</ListDelType>
                <ListDelType>ItemSalesTax</ListDelType>
                <ListDelType>ItemSalesTaxGroup</ListDelType>
                <ListDelType>ItemService</ListDelType>
                <ListDelType>ItemSubtotal</ListDelType>
                <ListDelType>StandardTerms</ListDelType>
                <ListDelType>Vendor</ListDelType>
                <DeletedDateRangeFilter><FromDeletedDate>2026-03-08T01:55:00</FromDeletedDate></DeletedDateRangeFilter>
                </ListDeletedQueryRq>"""));
    }

    @Test
    void transactions_that_can_be_tied_to_a_bill_are_named_beside_the_mirrored_ones() {
        assertThat(asked(new Question.DeletedTransactions(null))).isEqualTo(flat("""
                <TxnDeletedQueryRq requestID="q-1">
                <TxnDelType>Bill</TxnDelType>
                <TxnDelType>VendorCredit</TxnDelType>
                <TxnDelType>BillPaymentCheck</TxnDelType>
                <TxnDelType>BillPaymentCreditCard</TxnDelType>
                <TxnDelType>ItemReceipt</TxnDelType>
                <TxnDelType>Check</TxnDelType>
                <TxnDelType>JournalEntry</TxnDelType>
                <TxnDelType>CreditCardCredit</TxnDelType>
                </TxnDeletedQueryRq>"""));
    }

    @Test
    void deleted_entries_are_read_with_their_kind() {
        assertThat(deleted("ListDeletedQueryRs", """
                <ListDeletedRet><ListDelType>Vendor</ListDelType><ListID>80000017-1700000001</ListID>
                <TimeCreated>2023-11-14T17:13:21-05:00</TimeCreated><TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted>
                <FullName>Northwind Timber</FullName></ListDeletedRet>
                <ListDeletedRet><ListDelType>Customer</ListDelType><ListID>80000055-1700000005</ListID>
                <TimeDeleted>2026-07-09T10:11:13-05:00</TimeDeleted></ListDeletedRet>
                <ListDeletedRet><ListDelType>ItemInventoryAssembly</ListDelType><ListID>80000005-1700000007</ListID>
                <TimeDeleted>2026-07-09T10:11:14-05:00</TimeDeleted></ListDeletedRet>
                <ListDeletedRet><ListDelType>Employee</ListDelType><ListID>80000077-1700000007</ListID>
                <TimeDeleted>2026-07-09T10:11:14-05:00</TimeDeleted></ListDeletedRet>"""))
                .containsExactly(
                        new Answer.Deleted(
                                Kind.VENDOR, "80000017-1700000001", LocalDateTime.of(2026, 7, 9, 10, 11, 12)),
                        new Answer.Deleted(
                                Kind.CUSTOMER_JOB, "80000055-1700000005", LocalDateTime.of(2026, 7, 9, 10, 11, 13)),
                        new Answer.Deleted(Kind.ITEM, "80000005-1700000007", LocalDateTime.of(2026, 7, 9, 10, 11, 14)));
    }

    @Test
    void every_list_kind_is_among_the_types_that_are_asked_for() {
        for (String type : Deletions.LIST_TYPES) {
            assertThat(deleted(
                            "ListDeletedQueryRs",
                            "<ListDeletedRet><ListDelType>" + type + "</ListDelType><ListID>1</ListID>"
                                    + "<TimeDeleted>2026-07-09T10:11:14-05:00</TimeDeleted></ListDeletedRet>"))
                    .singleElement()
                    .matches(piece -> ((Answer.Deleted) piece).kind().isList());
        }
    }

    @Test
    void deleted_transactions_are_read_and_those_of_other_kinds_passed_over() {
        assertThat(deleted("TxnDeletedQueryRs", """
                <TxnDeletedRet><TxnDelType>Bill</TxnDelType><TxnID>1-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted><RefNumber>INV-0042</RefNumber></TxnDeletedRet>
                <TxnDeletedRet><TxnDelType>VendorCredit</TxnDelType><TxnID>2-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted></TxnDeletedRet>
                <TxnDeletedRet><TxnDelType>BillPaymentCheck</TxnDelType><TxnID>3-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted></TxnDeletedRet>
                <TxnDeletedRet><TxnDelType>BillPaymentCreditCard</TxnDelType><TxnID>4-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted></TxnDeletedRet>
                <TxnDeletedRet><TxnDelType>JournalEntry</TxnDelType><TxnID>5-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted></TxnDeletedRet>"""))
                .extracting(piece -> ((Answer.Deleted) piece).kind())
                .containsExactly(Kind.BILL, Kind.VENDOR_CREDIT, Kind.BILL_PAYMENT_CHECK, Kind.BILL_PAYMENT_CREDIT_CARD);
    }

    @Test
    void a_deletion_without_its_time_is_not_understood_and_the_others_are() {
        assertThat(deleted("TxnDeletedQueryRs", """
                <TxnDeletedRet><TxnDelType>Bill</TxnDelType><TxnID>1-1</TxnID></TxnDeletedRet>
                <TxnDeletedRet><TxnDelType>Bill</TxnDelType><TxnID>2-1</TxnID>
                <TimeDeleted>2026-07-09T10:11:12-05:00</TimeDeleted></TxnDeletedRet>"""))
                .containsExactly(
                        new Answer.UnreadableRecord("TxnDeletedRet", "1-1", "TimeDeleted is missing"),
                        new Answer.Deleted(Kind.BILL, "2-1", LocalDateTime.of(2026, 7, 9, 10, 11, 12)));
    }

    private static List<Answer> deleted(String answer, String rets) {
        List<Answer> pieces =
                heard("<" + answer + " statusCode=\"0\" statusSeverity=\"Info\">" + rets + "</" + answer + ">");
        return pieces.subList(1, pieces.size());
    }
}
