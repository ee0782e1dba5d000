package tandem.payable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Errand.BillEdit;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.TextRules;
import tandem.wire.Write;

/**
 * Carries edits of bills that QuickBooks has. What both sides have changed is compared part by part: parts that only one side
 * has changed come together; where both have changed the same, nothing is sent and a person decides, for a bill is money.
 */
public final class BillEditCourier implements Courier {

    private final BillBook bills;
    private final Books books;
    private final TextRules texts;

    /** Puts the courier together. */
    public BillEditCourier(BillBook bills, Books books, TextRules texts) {
        this.bills = bills;
        this.books = books;
        this.texts = texts;
    }

    @Override
    public Operation operation() {
        return Operation.BILL_MOD;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        return "The edit of the bill " + number(((BillEdit) errand).from());
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var edit = (BillEdit) errand;
        var held = mirrored(company, edit);
        if (held.isRemoved() || held.isVoided()) {
            return new Dispatch.Refused(Failure.forBookkeeper(
                    "bill_gone",
                    "The bill " + number(held.content())
                            + " is not in QuickBooks any more, or is voided there, so it was not changed.",
                    "Cancel this request."));
        }
        var now = held.content();
        var merge = new Merge(edit.from(), now, edit.to());
        var wanted = merge.content();
        if (!merge.lost.isEmpty()) {
            return new Dispatch.Refused(
                    Failure.forBookkeeper(
                            "changed_in_quickbooks",
                            "The bill " + number(now)
                                    + " was changed in QuickBooks as well. What stands there stays, and nothing more of this edit is sent: "
                                    + String.join("; ", merge.lost) + ".",
                            "Look at the bill as it is now; if the edit is still wanted, make it anew and cancel this request."));
        }
        if (wanted.equals(now)) {
            return new Dispatch.AlreadySo(held.txnId());
        }
        var entries = books.entries(company, BillCheck.named(wanted));
        var violations = new ArrayList<>(BillCheck.ofChange(now, wanted, entries, books.rules(company), texts)
                .violations());
        BillCheck.total(held, wanted).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            return new Dispatch.Refused(BillCheck.failure(
                    "The edit of the bill " + number(now),
                    violations,
                    "Have the period opened in QuickBooks and re-queue this request after the next update.",
                    "Make the edit anew, and cancel this request."));
        }
        return new Dispatch.Go(write(held, wanted, entries), null);
    }

    private static Write write(MirroredBill held, BillContent wanted, Map<UUID, Entry> entries) {
        var now = held.content();
        var lines = new BillLines(entries);
        return new Write.ChangeBill(
                held.txnId(),
                held.editSequence(),
                changed(now.billDate(), wanted.billDate()),
                changed(now.dueDate(), wanted.dueDate()),
                text(now.refNumber(), wanted.refNumber()),
                Objects.equals(now.terms(), wanted.terms())
                        ? null
                        : BillLines.cleared(now.terms(), lines.listId(wanted.terms())),
                text(now.memo(), wanted.memo()),
                changed(now.exchangeRate(), wanted.exchangeRate()),
                lines.expenses(now.expenseLines(), wanted.expenseLines()),
                lines.items(now.itemLines(), wanted.itemLines(), held.groups()));
    }

    private static <T> @Nullable T changed(@Nullable T now, @Nullable T wanted) {
        return Objects.equals(now, wanted) ? null : wanted;
    }

    private static @Nullable String text(@Nullable String now, @Nullable String wanted) {
        return Objects.equals(now, wanted) ? null : BillLines.cleared(now, wanted);
    }

    /** What a person saw, what QuickBooks has now, and what the person wants, part by part. */
    private static final class Merge {
        private final BillContent from;
        private final BillContent now;
        private final BillContent to;
        private final List<String> lost = new ArrayList<>();

        Merge(BillContent from, BillContent now, BillContent to) {
            this.from = from;
            this.now = now;
            this.to = to;
        }

        BillContent content() {
            return new BillContent(
                    now.vendor(),
                    part("number", BillContent::refNumber),
                    part("bill date", BillContent::billDate),
                    part("due date", BillContent::dueDate),
                    now.apAccount(),
                    part("terms", BillContent::terms),
                    part("memo", BillContent::memo),
                    part("exchange rate", BillContent::exchangeRate),
                    Objects.requireNonNull(part("expense lines", BillContent::expenseLines)),
                    Objects.requireNonNull(part("item lines", BillContent::itemLines)));
        }

        private <T> @Nullable T part(String name, Function<BillContent, @Nullable T> part) {
            var saw = part.apply(from);
            var has = part.apply(now);
            var wants = part.apply(to);
            if (Objects.equals(saw, wants) || Objects.equals(has, wants)) {
                return has;
            }
            if (!Objects.equals(saw, has)) {
                lost.add(told(name, has, wants));
                return has;
            }
            return wants;
        }

        private static String told(String name, @Nullable Object has, @Nullable Object wants) {
            if (has instanceof List<?> || wants instanceof List<?>) {
                return "the " + name + " are others there now";
            }
            return name + " is " + (has == null ? "empty" : has) + " there, and " + (wants == null ? "empty" : wants)
                    + " was entered here";
        }
    }

    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return Optional.of(mirrored(company, (BillEdit) errand).txnId());
    }

    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var txnId = mirrored(company, (BillEdit) errand).txnId();
        return List.of(new Question.Records(Kind.BILL, new Selection.Named(Set.of(txnId)), null, null));
    }

    /** An edit may be sent again whenever it has not been carried out: it is compared once more before it goes. */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var edit = (BillEdit) errand;
        var entries = books.entries(company, BillCheck.named(edit.to()));
        return found.stream()
                .filter(Bill.class::isInstance)
                .map(Bill.class::cast)
                .filter(bill -> isAsWanted(edit, bill, entries))
                .<Finding>map(bill -> new Finding.CarriedOut(bill.id()))
                .findFirst()
                .orElseGet(Finding.NotCarriedOut::new);
    }

    /** What the edit has emptied QuickBooks leaves out of its answer. */
    @Override
    public List<QuickBooksRecord> understood(Errand errand, List<QuickBooksRecord> shown) {
        var to = ((BillEdit) errand).to();
        return shown.stream()
                .map(record -> record instanceof Bill bill ? emptied(to, bill) : record)
                .toList();
    }

    private static Bill emptied(BillContent to, Bill bill) {
        return bill.with(
                bill.refNumber() == null && to.refNumber() == null ? "" : bill.refNumber(),
                bill.terms() == null && to.terms() == null ? new Ref("", null) : bill.terms(),
                bill.memo() == null && to.memo() == null ? "" : bill.memo());
    }

    private static boolean isAsWanted(BillEdit edit, Bill bill, Map<UUID, Entry> entries) {
        var from = edit.from();
        var to = edit.to();
        var lines = bill.lines() == null ? List.<Line>of() : bill.lines();
        return isWanted(from.refNumber(), to.refNumber(), bill.refNumber())
                && isWanted(from.billDate(), to.billDate(), bill.txnDate())
                && isWanted(from.dueDate(), to.dueDate(), bill.dueDate())
                && isWanted(from.memo(), to.memo(), bill.memo())
                && (Objects.equals(from.terms(), to.terms()) || isNamed(to.terms(), bill.terms(), entries))
                && (from.expenseLines().equals(to.expenseLines())
                        || match(to.expenseLines(), of(lines, Line.Expense.class), BillEditCourier::isSame, entries))
                && (from.itemLines().equals(to.itemLines())
                        || match(to.itemLines(), of(lines, Line.ItemLine.class), BillEditCourier::isSame, entries));
    }

    private static boolean isWanted(@Nullable Object from, @Nullable Object to, @Nullable Object there) {
        return Objects.equals(from, to) || Objects.equals(to, "".equals(there) ? null : there);
    }

    private static <L extends Line> List<L> of(List<Line> lines, Class<L> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private interface Likeness<W, L> {
        boolean isSame(W wanted, L there, Map<UUID, Entry> entries);
    }

    /** Whether there is exactly one line there for each that is wanted. */
    private static <W, L> boolean match(
            List<W> wanted, List<L> there, Likeness<W, L> likeness, Map<UUID, Entry> entries) {
        var left = new ArrayList<>(there);
        for (var line : wanted) {
            var same = left.stream()
                    .filter(one -> likeness.isSame(line, one, entries))
                    .findFirst();
            if (same.isEmpty()) {
                return false;
            }
            left.remove(same.get());
        }
        return left.isEmpty();
    }

    private static boolean isSame(ExpenseLine wanted, Line.Expense there, Map<UUID, Entry> entries) {
        return isId(wanted.lineId(), there.txnLineId())
                && isNamed(wanted.account(), there.account(), entries)
                && isAmount(wanted.amount(), there.amount())
                && isText(wanted.description(), there.memo())
                && isNamed(wanted.job(), there.customerJob(), entries)
                && isNamed(wanted.listClass(), there.listClass(), entries);
    }

    private static boolean isSame(ItemLine wanted, Line.ItemLine there, Map<UUID, Entry> entries) {
        return isId(wanted.lineId(), there.txnLineId())
                && isNamed(wanted.item(), there.item(), entries)
                && isAmount(wanted.quantity(), there.quantity())
                && isAmount(wanted.amount(), there.amount())
                && isText(wanted.description(), there.description())
                && isNamed(wanted.job(), there.customerJob(), entries)
                && isNamed(wanted.listClass(), there.listClass(), entries);
    }

    private static boolean isId(@Nullable String wanted, String there) {
        return wanted == null || wanted.equals(there);
    }

    private static boolean isText(@Nullable String wanted, @Nullable String there) {
        return Objects.requireNonNullElse(wanted, "").equals(Objects.requireNonNullElse(there, ""));
    }

    private static boolean isAmount(@Nullable BigDecimal wanted, @Nullable BigDecimal there) {
        return wanted == null ? there == null : there != null && wanted.compareTo(there) == 0;
    }

    private static boolean isNamed(@Nullable UUID wanted, @Nullable Ref there, Map<UUID, Entry> entries) {
        if (wanted == null) {
            return there == null || there.listId() == null;
        }
        var entry = entries.get(wanted);
        return entry != null && there != null && Objects.equals(entry.listId(), there.listId());
    }

    private MirroredBill mirrored(CompanyId company, BillEdit edit) {
        return bills.find(company, edit.bill())
                .map(KnownBill::mirrored)
                .orElseThrow(() -> new IllegalStateException("an edit of a bill that was never mirrored"));
    }

    private static String number(BillContent bill) {
        return bill.refNumber() == null ? "without a number" : '"' + bill.refNumber() + '"';
    }
}
