package tandem.payable;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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
import tandem.mirror.view.BillLine.Billing;
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
    }

    private static String told(String name, @Nullable Object has, @Nullable Object wants) {
        if (has instanceof List<?> || wants instanceof List<?>) {
            return othersThere(name);
        }
        return name + " is " + (has == null ? "empty" : has) + " there, and " + (wants == null ? "empty" : wants)
                + " was entered here";
    }

    private static String othersThere(String name) {
        return "the " + name + (name.endsWith("s") ? " are others there now" : " is another there now");
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

    /**
     * QuickBooks carries out an edit as a whole or not at all. So it has not been where a part of it stands as before, and it may be sent
     * again: it is compared once more before it goes. Where every part has become something else meanwhile, nobody can tell.
     */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var edit = (BillEdit) errand;
        return found.stream()
                .filter(Bill.class::isInstance)
                .map(Bill.class::cast)
                .findFirst()
                .map(bill -> judge(company, edit, bill))
                .orElseGet(Finding.NotCarriedOut::new);
    }

    private Finding judge(CompanyId company, BillEdit edit, Bill bill) {
        var named = new HashSet<>(BillCheck.named(edit.from()));
        named.addAll(BillCheck.named(edit.to()));
        var parts = new Parts(edit, bill, books.entries(company, named));
        if (parts.areAll(Standing.AS_WANTED)) {
            return new Finding.CarriedOut(bill.id());
        }
        if (parts.isAny(Standing.AS_BEFORE)) {
            return new Finding.NotCarriedOut();
        }
        return new Finding.Unclear(
                "Somebody has changed the bill " + number(edit.to()) + " in QuickBooks meanwhile: "
                        + parts.changedByOthers() + ". What stands there stays, and nothing more of this edit is sent.",
                "Look at the bill as it is now. Cancel this request, and if the edit is still wanted, make it anew.");
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

    /** How something that an edit changes stands in QuickBooks. */
    private enum Standing {
        AS_BEFORE,
        AS_WANTED,
        OTHERWISE
    }

    /** @param words what stands there, for a person */
    private record Part(Standing standing, String words) {}

    /** What an edit changes, beside the bill as QuickBooks shows it. */
    private static final class Parts {
        private final BillEdit edit;
        private final Bill bill;
        private final Map<UUID, Entry> entries;
        private final List<Part> all = new ArrayList<>();

        Parts(BillEdit edit, Bill bill, Map<UUID, Entry> entries) {
            this.edit = edit;
            this.bill = bill;
            this.entries = entries;
            value("number", BillContent::refNumber, emptied(bill.refNumber()));
            value("bill date", BillContent::billDate, bill.txnDate());
            value("due date", BillContent::dueDate, bill.dueDate());
            several("terms", BillContent::terms, terms -> isNamed(terms, bill.terms(), entries));
            value("memo", BillContent::memo, emptied(bill.memo()));
            several("exchange rate", BillContent::exchangeRate, this::isRate);
            several("expense lines", BillContent::expenseLines, this::areExpenses);
            several("item lines", BillContent::itemLines, this::areItems);
        }

        boolean areAll(Standing standing) {
            return all.stream().allMatch(part -> part.standing() == standing);
        }

        boolean isAny(Standing standing) {
            return all.stream().anyMatch(part -> part.standing() == standing);
        }

        String changedByOthers() {
            return all.stream()
                    .filter(part -> part.standing() == Standing.OTHERWISE)
                    .map(Part::words)
                    .collect(joining("; "));
        }

        private static @Nullable String emptied(@Nullable String text) {
            return "".equals(text) ? null : text;
        }

        /** A rate of QuickBooks' own is any. */
        private boolean isRate(@Nullable BigDecimal rate) {
            return rate == null || isAmount(rate, bill.exchangeRate());
        }

        private boolean areExpenses(List<ExpenseLine> some) {
            return match(some, lines(Line.Expense.class), BillEditCourier::isSame, entries);
        }

        private boolean areItems(List<ItemLine> some) {
            return match(some, lines(Line.ItemLine.class), BillEditCourier::isSame, entries);
        }

        private <L extends Line> List<L> lines(Class<L> kind) {
            return bill.lines() == null
                    ? List.of()
                    : bill.lines().stream()
                            .filter(kind::isInstance)
                            .map(kind::cast)
                            .toList();
        }

        private <T> void value(String name, Function<BillContent, @Nullable T> part, @Nullable T there) {
            var wanted = part.apply(edit.to());
            part(part, one -> Objects.equals(one, there), told(name, there, wanted));
        }

        private <T extends @Nullable Object> void several(
                String name, Function<BillContent, T> part, Predicate<T> isThere) {
            part(part, isThere, othersThere(name));
        }

        private <T extends @Nullable Object> void part(
                Function<BillContent, T> part, Predicate<T> isThere, String words) {
            var before = part.apply(edit.from());
            var wanted = part.apply(edit.to());
            if (!Objects.equals(before, wanted)) {
                var standing = isThere.test(wanted)
                        ? Standing.AS_WANTED
                        : isThere.test(before) ? Standing.AS_BEFORE : Standing.OTHERWISE;
                all.add(new Part(standing, words));
            }
        }
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
                && isNamed(wanted.listClass(), there.listClass(), entries)
                && isCharged(wanted) == isCharged(there);
    }

    private static boolean isSame(ItemLine wanted, Line.ItemLine there, Map<UUID, Entry> entries) {
        return isId(wanted.lineId(), there.txnLineId())
                && isNamed(wanted.item(), there.item(), entries)
                && isAmount(wanted.quantity(), there.quantity())
                && (wanted.cost() == null || isAmount(wanted.cost(), there.cost()))
                && isAmount(wanted.amount(), there.amount())
                && isText(wanted.description(), there.description())
                && isNamed(wanted.job(), there.customerJob(), entries)
                && isNamed(wanted.listClass(), there.listClass(), entries)
                && isCharged(wanted) == isCharged(there);
    }

    /** Without a job there is nobody to charge. */
    private static boolean isCharged(BillContent.Line wanted) {
        return wanted.job() != null && wanted.billable();
    }

    private static boolean isCharged(Line there) {
        return Billing.ofWord(there.billableStatus()) != Billing.NOT_BILLABLE;
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
