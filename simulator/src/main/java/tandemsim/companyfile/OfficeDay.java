package tandemsim.companyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A bookkeeper's busy hour: changes of all kinds, drawn from a seed. The same seed does the same to the same file. */
public final class OfficeDay {

    private final CompanyFile file;
    private final Bookkeeper keeper;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    public OfficeDay(CompanyFile file, long seed) {
        this.file = file;
        this.keeper = file.bookkeeper();
        this.random = new Random(seed);
    }

    /** @return what was done, one line per change */
    public List<String> changes(int count) {
        while (done.size() < count) {
            one();
        }
        return List.copyOf(done);
    }

    private void one() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> newBill();
            case 3 ->
                bill(bill -> true).ifPresent(bill -> {
                    keeper.editMemo(bill.txnId(), "Changed " + random.nextInt(1_000));
                    note("edited", bill.txnId());
                });
            case 4, 5 ->
                bill(bill -> bill.openAmount().signum() > 0).ifPresent(bill -> {
                    keeper.payInFull(bill.txnId());
                    note("paid", bill.txnId());
                });
            case 6 ->
                bill(bill -> bill.openAmount().intValue() > 10).ifPresent(bill -> {
                    keeper.payByCard(bill.txnId(), "5.00", random.nextBoolean() ? "1.00" : "");
                    note("paid in part", bill.txnId());
                });
            case 7 ->
                bill(bill -> bill.openAmount().intValue() > 3).ifPresent(bill -> {
                    String credit =
                            keeper.newCredit(bill.vendorListId(), BillDraft.of("CM-" + random.nextInt(1_000), "2.50"));
                    keeper.applyCredit(credit, bill.txnId(), "");
                    note("credited", bill.txnId());
                });
            case 8 ->
                payment().ifPresent(payment -> {
                    keeper.voidTxn(payment.txnId());
                    note("voided", payment.txnId());
                });
            case 9 ->
                bill(bill -> bill.links().isEmpty()).ifPresent(bill -> {
                    keeper.deleteTxn(bill.txnId());
                    note("deleted", bill.txnId());
                });
            case 10 -> {
                Truth.VendorTruth vendor = pick(file.truth().vendors());
                keeper.editVendor(vendor.listId(), Map.of("Phone", "555-" + random.nextInt(10_000)));
                note("edited", vendor.listId());
            }
            default -> {
                Truth.VendorTruth vendor = pick(file.truth().vendors());
                keeper.activate(vendor.listId(), !vendor.active());
                note("switched", vendor.listId());
            }
        }
    }

    private void newBill() {
        Truth.VendorTruth vendor = pick(file.truth().vendors());
        String amount = (1 + random.nextInt(5_000)) + "." + (10 + random.nextInt(90));
        note("entered", keeper.newBill(vendor.listId(), BillDraft.of("D-" + random.nextInt(100_000), amount)));
    }

    private Optional<Truth.BillTruth> bill(Predicate<Truth.BillTruth> which) {
        List<Truth.BillTruth> bills = file.truth().bills().stream()
                .filter(bill -> !bill.voided())
                .filter(which)
                .toList();
        return bills.isEmpty() ? Optional.empty() : Optional.of(pick(bills));
    }

    private Optional<Truth.PaymentTruth> payment() {
        List<Truth.PaymentTruth> payments = file.truth().payments().stream()
                .filter(payment -> !payment.voided())
                .toList();
        return payments.isEmpty() ? Optional.empty() : Optional.of(pick(payments));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void note(String what, String id) {
        done.add(what + " " + id);
    }
}
