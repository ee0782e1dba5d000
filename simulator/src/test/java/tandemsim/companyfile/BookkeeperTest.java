package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;

class BookkeeperTest {

    private final Talk talk = new Talk();

    @Test
    void a_stored_file_comes_back_as_it_was(@TempDir Path folder) throws IOException {
        PcClock clock = new PcClock(talk.clock, ZoneId.of("America/New_York"));
        Path place = folder.resolve("acme.sim");
        CompanyFile file = CompanyFile.generate(Profile.small().withControlCharacters(), 3, clock, place);
        String vendor = file.truth().vendors().getFirst().listId();
        String bill =
                file.bookkeeper().newBill(vendor, BillDraft.of("A-1", "100.00").andLine("5.00"));
        file.bookkeeper().payByCard(bill, "40.00", "2.00");
        file.bookkeeper().deleteTxn(file.truth().bills().getFirst().txnId());
        file.bookkeeper().administrator().closePeriod(LocalDate.parse("2026-01-31"));
        file.putExtension("{0d2f5f7e-31c5-4c3a-9a51-0c6b8f0f7a11}", "FileID", "{x}");
        file.authorise("app");

        CompanyFile read = CompanyFile.load(place, clock);
        assertThat(read.truth().bills()).isEqualTo(file.truth().bills());
        assertThat(read.truth().payments()).isEqualTo(file.truth().payments());
        assertThat(read.truth().credits()).isEqualTo(file.truth().credits());
        assertThat(read.truth().vendors()).isEqualTo(file.truth().vendors());
        assertThat(read.truth().otherLists()).isEqualTo(file.truth().otherLists());
        assertThat(read.truth().company()).isEqualTo(file.truth().company());
        assertThat(read.isAuthorised("app")).isTrue();
        assertThat(read.extension("{0D2F5F7E-31C5-4C3A-9A51-0C6B8F0F7A11}", "FileID"))
                .isEqualTo("{x}");
        assertThat(read.bookkeeper().newBill(vendor, BillDraft.of("A-2", "1.00")))
                .isEqualTo(file.bookkeeper().newBill(vendor, BillDraft.of("A-2", "1.00")));
    }

    @Test
    void a_restored_backup_takes_everything_back_but_the_time_of_the_restore() {
        Backup backup = talk.file.backup();
        talk.clock.advance(Duration.ofDays(1));
        String bill = talk.file.bookkeeper().newBill(talk.vendor().listId(), BillDraft.of("A-1", "10.00"));
        talk.file.bookkeeper().administrator().restore(backup);
        assertThat(talk.file.truth().bill(bill)).isEmpty();
        assertThat(talk.file.truth().company().lastRestoreTime()).isEqualTo("2026-07-02T09:00:00-08:00");
    }

    @Test
    void a_copy_swapped_in_silently_leaves_no_trace() {
        String before = talk.file.truth().company().lastRestoreTime();
        Backup backup = talk.file.backup();
        talk.file.bookkeeper().newBill(talk.vendor().listId(), BillDraft.of("A-1", "10.00"));
        talk.file.bookkeeper().administrator().swapIn(backup);
        assertThat(talk.file.truth().company().lastRestoreTime()).isEqualTo(before);
    }

    @Test
    void a_copy_goes_its_own_way() {
        CompanyFile copy = talk.file.copy();
        copy.bookkeeper().newBill(talk.vendor().listId(), BillDraft.of("A-1", "10.00"));
        assertThat(copy.truth().bills()).hasSize(talk.file.truth().bills().size() + 1);
    }

    @Test
    void condensing_removes_old_paid_bills_without_a_trace() {
        String before = talk.file.truth().company().lastCondenseTime();
        LocalDate limit = LocalDate.parse("2026-01-01");
        int removed = talk.file.bookkeeper().administrator().condense(limit);
        assertThat(removed).isPositive();
        assertThat(talk.ask("<TxnDeletedQueryRq><TxnDelType>Bill</TxnDelType></TxnDeletedQueryRq>"))
                .contains("statusCode=\"1\"");
        assertThat(talk.file.truth().company().lastCondenseTime()).isNotEqualTo(before);
    }

    @Test
    void quickbooks_closed_opens_a_file_by_path_only_where_that_is_allowed() throws ConnectionFailed {
        QuickBooks quickBooks = QuickBooks.showing(talk.file);
        quickBooks.close();
        assertThat(quickBooks.connect("test", talk.file.path()).file()).isSameAs(talk.file);
        talk.file.bookkeeper().administrator().allowUnattended(false);
        assertThatThrownBy(() -> quickBooks.connect("test", talk.file.path()))
                .isInstanceOf(ConnectionFailed.class)
                .hasMessageContaining("automatically");
        assertThatThrownBy(() -> quickBooks.connect("test", "C:\\nowhere.QBW")).isInstanceOf(ConnectionFailed.class);
    }

    @Test
    void a_merged_vendor_is_gone_and_its_bills_name_the_other() {
        Truth.BillTruth bill = talk.openBill();
        String kept = talk.file.bookkeeper().newVendor("The other one");
        talk.file.bookkeeper().mergeVendors(bill.vendorListId(), kept);
        assertThat(talk.file.truth().bill(bill.txnId()).orElseThrow().vendorListId())
                .isEqualTo(kept);
        assertThat(talk.file.truth().vendor(bill.vendorListId())).isEmpty();
    }

    @Test
    void people_cannot_do_what_quickbooks_refuses_them() {
        Truth.BillTruth bill = talk.openBill();
        Bookkeeper keeper = talk.file.bookkeeper();
        String tooMuch = bill.openAmount().add(java.math.BigDecimal.ONE).toString();
        assertThatIllegalArgumentException().isThrownBy(() -> keeper.payByCheck(bill.txnId(), tooMuch, ""));
        String credit = keeper.newCredit(bill.vendorListId(), BillDraft.of("CM", "1.50"));
        assertThatIllegalArgumentException().isThrownBy(() -> keeper.applyCredit(credit, bill.txnId(), "1.51"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeper.deleteEntry(bill.vendorListId()))
                .withMessageContaining("can be made inactive");
        assertThatIllegalArgumentException().isThrownBy(() -> keeper.payInFull(credit));
        assertThat(talk.file.truth().bill(bill.txnId())).contains(bill);
    }

    @Test
    void an_applied_credit_reduces_both_sides() {
        Truth.BillTruth bill = talk.openBill();
        String credit = talk.file.bookkeeper().newCredit(bill.vendorListId(), BillDraft.of("CM", "1.50"));
        talk.file.bookkeeper().applyCredit(credit, bill.txnId(), "");
        assertThat(talk.file.truth().bill(bill.txnId()).orElseThrow().openAmount())
                .isEqualByComparingTo(bill.openAmount().subtract(new java.math.BigDecimal("1.50")));
        talk.file.bookkeeper().deleteTxn(credit);
        assertThat(talk.file.truth().bill(bill.txnId()).orElseThrow().openAmount())
                .isEqualByComparingTo(bill.openAmount());
    }

    @Test
    void the_vendor_s_balance_is_always_what_is_open() {
        Truth.BillTruth bill = talk.openBill();
        String payment = talk.file.bookkeeper().payByCheck(bill.txnId(), "1.00", "0.50");
        talk.file.bookkeeper().newCredit(bill.vendorListId(), BillDraft.of("CM", "2.00"));
        talk.file.bookkeeper().voidTxn(payment);
        talk.file.bookkeeper().editAmount(bill.txnId(), "900.00");
        new OfficeDay(talk.file, 11).changes(60);
        talk.file.truth().vendors().forEach(vendor -> {
            var bills = talk.file.truth().bills().stream()
                    .filter(other -> other.vendorListId().equals(vendor.listId()))
                    .map(Truth.BillTruth::openAmount)
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
            var credits = talk.file.truth().credits().stream()
                    .filter(other -> other.vendorListId().equals(vendor.listId()))
                    .map(Truth.CreditTruth::openAmount)
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
            assertThat(vendor.balance()).as(vendor.name()).isEqualByComparingTo(bills.subtract(credits));
        });
    }
}
