package tandem.app.endtoend;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.OfficeDay;
import tandemsim.companyfile.Truth;

/** What people do in QuickBooks, drawn from a seed: the busy hour of the simulator, and what is done more seldom. */
final class OfficeLife {

    private final CompanyFile file;
    private final List<String> muchEdited;
    private final Bookkeeper keeper;
    private final Random random;

    /** @param muchEdited the ListIDs of vendors that are changed more often than others */
    OfficeLife(CompanyFile file, List<String> muchEdited, Random random) {
        this.file = file;
        this.muchEdited = muchEdited;
        this.keeper = file.bookkeeper();
        this.random = random;
    }

    void goesOn(int changes) {
        for (int i = 0; i < changes; i++) {
            if (random.nextInt(3) == 0) {
                seldom();
            } else {
                new OfficeDay(file, random.nextLong()).changes(1);
            }
        }
    }

    private void seldom() {
        switch (random.nextInt(26)) {
            case 0 -> keeper.newVendor("Vendor " + random.nextInt(1_000_000));
            case 1 -> keeper.rename(vendor().listId(), "Renamed " + random.nextInt(1_000_000));
            case 2 -> payment(payment -> true, payment -> keeper.deleteTxn(payment.txnId()));
            case 3 -> credit(credit -> true, credit -> keeper.deleteTxn(credit.txnId()));
            case 4 -> credit(credit -> !credit.voided(), credit -> keeper.voidTxn(credit.txnId()));
            case 5 -> bill(bill -> !bill.voided(), bill -> keeper.voidTxn(bill.txnId()));
            case 6 -> bill(bill -> true, bill -> keeper.deleteTxn(bill.txnId()));
            case 7 -> bill(bill -> true, bill -> keeper.resave(bill.txnId()));
            case 8 -> bill(bill -> true, bill -> keeper.editRefNumber(bill.txnId(), "R-" + random.nextInt(10_000)));
            case 9 ->
                bill(
                        bill -> !bill.voided() && bill.links().isEmpty() && beginsWithExpense(bill),
                        bill -> keeper.editAmount(bill.txnId(), (1 + random.nextInt(900)) + ".25"));
            case 10 -> enterDated();
            case 11 -> entry(entry -> keeper.activate(entry.listId(), !entry.active()));
            case 12 -> keeper.deleteEntry(keeper.newVendor("Mistake " + random.nextInt(1_000_000)));
            case 13, 14, 15, 16 -> editOften();
            case 17, 18, 19 -> bill(OfficeLife::isOfTheHub, this::editOneOfTheHub);
            case 20 -> bill(OfficeLife::isOfTheHub, bill -> keeper.deleteTxn(bill.txnId()));
            case 21 -> bill(bill -> isOfTheHub(bill) && bill.openAmount().signum() > 0, this::payInPart);
            case 22, 23 ->
                payment(
                        payment -> isOfTheHub(payment) && !payment.voided(),
                        payment -> keeper.voidTxn(payment.txnId()));
            case 24 -> payment(OfficeLife::isOfTheHub, payment -> keeper.deleteTxn(payment.txnId()));
            default -> keeper.editVendor(vendor().listId(), Map.of("AccountNumber", "A" + random.nextInt(1_000)));
        }
    }

    /** Nobody empties a field: whatever QuickBooks leaves out stays as it was here, so that it would not be noticed. */
    private void editOften() {
        var field = pick(List.of("Phone", "Email", "CompanyName", "AccountNumber"));
        keeper.editVendor(pick(muchEdited), Map.of(field, "q" + random.nextInt(1_000_000_000)));
    }

    private static boolean isOfTheHub(Truth.BillTruth bill) {
        return !bill.externalGuid().isEmpty() && !bill.voided();
    }

    private static boolean isOfTheHub(Truth.PaymentTruth payment) {
        return !payment.externalGuid().isEmpty();
    }

    private void editOneOfTheHub(Truth.BillTruth bill) {
        switch (random.nextInt(4)) {
            case 0 -> keeper.editMemo(bill.txnId(), "Seen " + random.nextInt(1_000));
            case 1 -> keeper.editRefNumber(bill.txnId(), "S-" + random.nextInt(10_000));
            case 2 -> keeper.resave(bill.txnId());
            default -> {
                if (bill.links().isEmpty() && beginsWithExpense(bill)) {
                    keeper.editAmount(bill.txnId(), (1 + random.nextInt(900)) + ".50");
                }
            }
        }
    }

    /** So that what the hub wants to pay of it may be too much. */
    private void payInPart(Truth.BillTruth bill) {
        keeper.payByCheck(
                bill.txnId(), bill.openAmount().min(new BigDecimal("7.00")).toPlainString(), "");
    }

    private void enterDated() {
        var today = file.clock().today();
        var date = today.plusDays(random.nextInt(60) - 400L * random.nextInt(2));
        keeper.newBill(
                vendor().listId(),
                BillDraft.of("P-" + random.nextInt(10_000), random.nextInt(500) + ".75")
                        .andLine("12.34")
                        .withMemo("Dated " + date)
                        .dated(date)
                        .due(random.nextBoolean() ? date.plusDays(10) : today));
    }

    private static boolean beginsWithExpense(Truth.BillTruth bill) {
        return !bill.lines().isEmpty() && !bill.lines().getFirst().item();
    }

    private Truth.VendorTruth vendor() {
        return pick(file.truth().vendors());
    }

    private void bill(Predicate<Truth.BillTruth> which, Consumer<Truth.BillTruth> act) {
        any(file.truth().bills(), which, act);
    }

    private void credit(Predicate<Truth.CreditTruth> which, Consumer<Truth.CreditTruth> act) {
        any(file.truth().credits(), which, act);
    }

    private void payment(Predicate<Truth.PaymentTruth> which, Consumer<Truth.PaymentTruth> act) {
        any(file.truth().payments(), which, act);
    }

    /** Accounts stay as they are: bills and checks need them. */
    private void entry(Consumer<Truth.EntryTruth> act) {
        any(
                file.truth().otherLists(),
                entry -> entry.kind().equals("Class")
                        || entry.kind().equals("Customer")
                        || entry.kind().endsWith("Terms")
                        || entry.kind().startsWith("Item"),
                act);
    }

    private <T> void any(List<T> all, Predicate<T> which, Consumer<T> act) {
        var some = all.stream().filter(which).toList();
        if (!some.isEmpty()) {
            act.accept(pick(some));
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
