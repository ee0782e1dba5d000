package tandem.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.payable.Office.BILL;
import static tandem.payable.Office.COMPANY;
import static tandem.payable.Office.DAY;
import static tandem.payable.Office.draft;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.approval.Approvals;
import tandem.approval.InMemoryApprovalBook;
import tandem.approval.Step;
import tandem.mirror.Bill;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.request.Courier.Dispatch;
import tandem.request.Courier.Finding;
import tandem.request.Errand.BillPosting;
import tandem.wire.Write;

/** A new bill goes out when it still can, and is recognised when its answer was lost. */
class BillCourierTest {

    private static final BillPosting ERRAND = new BillPosting(BILL, false);

    private final Office office = new Office();
    private final InMemoryApprovalBook approvals = new InMemoryApprovalBook();
    private final BillCourier courier = new BillCourier(office, office, new Approvals(approvals), office, Office.CLOCK);

    private Dispatch dispatch() {
        return courier.dispatch(COMPANY, ERRAND);
    }

    private String refusal() {
        return ((Dispatch.Refused) dispatch()).why().code();
    }

    @Test
    void it_goes_out_under_our_own_identity() {
        office.drafted(draft());

        var write = (Write.AddBill) ((Dispatch.Go) dispatch()).write();

        assertThat(write.externalGuid()).isEqualTo(BILL);
        assertThat(write.vendorListId()).isEqualTo("Acme");
        assertThat(write.expenseLines()).hasSize(1);
    }

    @Test
    void one_that_quickbooks_has_already_is_not_sent_again() {
        office.inQuickBooks(draft(), java.util.Map.of());

        assertThat(dispatch()).isEqualTo(new Dispatch.AlreadySo("T-1"));
    }

    @Test
    void what_has_changed_since_it_was_posted_is_told() {
        assertThat(refusal()).isEqualTo("bill_gone");

        office.drafted(draft());
        office.closed = DAY;
        assertThat(refusal()).isEqualTo("period_closed");

        office.closed = null;
        office.twins.add(new Twin(Office.id("another"), "a-1", DAY.minusYears(1), BigDecimal.ONE));
        assertThat(refusal()).isEqualTo("duplicate_bill");
        assertThat(courier.dispatch(COMPANY, new BillPosting(BILL, true))).isInstanceOf(Dispatch.Go.class);

        office.entries.remove(Office.RENT);
        assertThat(refusal()).isEqualTo("bill_not_acceptable");
    }

    @Test
    void one_that_somebody_has_to_approve_by_now_stays_here() {
        office.drafted(draft());
        approvals.asks(Office.VENDOR, "Vera");

        var refused = (Dispatch.Refused) dispatch();

        assertThat(refused.why().code()).isEqualTo("approval_missing");
        assertThat(refused.why().message()).contains("Vera");
        approvals.add(COMPANY, BILL, new Step(Step.What.APPROVED, "Vera", null, Office.CLOCK.instant(), "key_1"));
        assertThat(dispatch()).isInstanceOf(Dispatch.Go.class);
        approvals.add(COMPANY, BILL, new Step(Step.What.DECLINED, "Vera", null, Office.CLOCK.instant(), "key_1"));
        assertThat(((Dispatch.Refused) dispatch()).why().message()).contains("declined");
    }

    private static Bill found(@Nullable String guid, String amount, String number) {
        return new Bill(
                "T-9",
                new Version(LocalDateTime.MIN, LocalDateTime.MIN, "", "1"),
                null,
                new Ref("Acme", null),
                new Ref("Payables", null),
                DAY,
                null,
                new BigDecimal(amount),
                null,
                null,
                null,
                null,
                number,
                null,
                null,
                null,
                guid,
                null,
                null);
    }

    private Finding judged(QuickBooksRecord... records) {
        office.drafted(draft());
        return courier.judge(COMPANY, ERRAND, List.of(records));
    }

    @Test
    void a_bill_that_carries_our_guid_is_ours_whatever_else_it_says_now() {
        var guid = '{' + BILL.toString().toUpperCase(Locale.ROOT) + '}';

        assertThat(judged(found(null, "1.00", "B"), found(guid, "77.00", "changed")))
                .isEqualTo(new Finding.CarriedOut("T-9"));
    }

    @Test
    void a_bill_that_only_looks_like_ours_is_for_a_person_to_judge() {
        assertThat(judged(found(null, "100.00", "a-1")))
                .isInstanceOfSatisfying(
                        Finding.Unclear.class,
                        unclear -> assertThat(unclear.what()).contains("T-9", "100.00"));
    }

    @Test
    void bills_that_are_other_bills_prove_that_ours_is_not_there() {
        assertThat(judged()).isInstanceOf(Finding.NotCarriedOut.class);
        assertThat(judged(found(null, "99.00", "A-1"))).isInstanceOf(Finding.NotCarriedOut.class);
        assertThat(judged(found("{00000000-0000-0000-0000-000000000001}", "100.00", "A-1")))
                .as("another program's")
                .isInstanceOf(Finding.NotCarriedOut.class);
    }

    @Test
    void it_is_looked_for_by_its_number_and_by_its_vendor_and_day() {
        office.drafted(draft());

        assertThat(courier.lookUp(COMPANY, ERRAND).toString())
                .contains("Numbered[refNumber=A-1]")
                .contains("OfVendor[vendorListId=Acme, from=2026-03-02, to=2026-03-02]");
    }
}
