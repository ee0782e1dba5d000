package tandem.payable;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.bill.BillContent.Line;
import tandem.books.BookRules;
import tandem.books.Entry;
import tandem.books.Money;
import tandem.mirror.Kind;
import tandem.mirror.view.ItemView;
import tandem.outcome.Violation;
import tandem.request.Failure;
import tandem.wire.TextCheck;
import tandem.wire.TextField;
import tandem.wire.TextRules;

/**
 * Judges whether a bill can stand in QuickBooks, and finds everything that is wrong with it at once. Of a bill that QuickBooks
 * has, only what changes is judged: the rest stands there already.
 */
final class BillCheck {

    private static final int CENTS = 2;
    private static final int MOST_DECIMALS = 5;
    private static final int MOST_DIGITS = 13;
    private static final int MOST_DIGITS_OF_A_FACTOR = 10;
    private static final Set<String> NOT_FOR_LINES = Set.of("AccountsPayable", "NonPosting");
    private static final String PAYABLE = "AccountsPayable";
    private static final String RECEIVABLE = "AccountsReceivable";
    /** The code of what names nothing that the company has. */
    static final String UNKNOWN = "unknown";

    /** The code of a day whose books are closed. */
    static final String CLOSED = "closed_period";

    private static final String TOTAL = "grossAmount";
    private static final String MISSING = "missing";
    private static final String NUMBER = "number";

    private final @Nullable BillContent before;
    private final BillContent bill;
    private final Map<UUID, Entry> entries;
    private final BookRules rules;
    private final List<Violation> violations = new ArrayList<>();
    private final TextCheck texts;

    private BillCheck(
            @Nullable BillContent before,
            BillContent bill,
            Map<UUID, Entry> entries,
            BookRules rules,
            TextRules texts) {
        this.before = before;
        this.bill = bill;
        this.entries = entries;
        this.rules = rules;
        this.texts = new TextCheck(texts, violations);
    }

    /**
     * What came out.
     *
     * @param bill with its texts as they will stand in QuickBooks
     */
    record Findings(BillContent bill, List<Violation> violations) {}

    /** Judges a bill that is to be posted. */
    static Findings ofNew(BillContent bill, Map<UUID, Entry> entries, BookRules rules, TextRules texts) {
        return new BillCheck(null, bill, entries, rules, texts).findings();
    }

    /**
     * What is wrong with the total that a bill is to have: it covers what was taken off the bill, and, where it shrinks, what
     * payments of ours are about to take off as well, since their money may be on its way.
     */
    static Optional<Violation> total(MirroredBill held, BillContent wanted) {
        var gross = wanted.gross();
        var settled = held.settled();
        if (gross.compareTo(settled) < 0) {
            return Optional.of(new Violation(
                    TOTAL,
                    "sum",
                    "would be " + Money.text(gross) + ", and " + Money.text(settled) + " has been settled already"));
        }
        boolean shrinks = gross.compareTo(held.content().gross()) < 0;
        return shrinks && gross.compareTo(settled.add(held.inProcess())) < 0
                ? Optional.of(new Violation(
                        TOTAL,
                        "in_process",
                        "would be " + Money.text(gross) + ", and " + Money.text(held.inProcess())
                                + " is in process of being paid"
                                + (settled.signum() == 0
                                        ? ""
                                        : " besides the " + Money.text(settled) + " settled already")
                                + ". Void the payment first, or wait until it is recorded"))
                : Optional.empty();
    }

    /** Judges a change of a bill. */
    static Findings ofChange(
            BillContent before, BillContent after, Map<UUID, Entry> entries, BookRules rules, TextRules texts) {
        return new BillCheck(before, after, entries, rules, texts).findings();
    }

    /**
     * Why a bill that was judged once more before it went does not go.
     *
     * @param what goes, at the start of a sentence
     * @param whenClosed the advice where nothing but the period is in the way
     * @param otherwise the advice
     */
    static Failure failure(String what, List<Violation> violations, String whenClosed, String otherwise) {
        boolean isClosed = violations.stream().allMatch(one -> one.code().equals(CLOSED));
        return Failure.forBookkeeper(
                isClosed ? "period_closed" : "bill_not_acceptable",
                what + " was not sent to QuickBooks: "
                        + violations.stream()
                                .map(one -> one.field() + ' ' + one.message())
                                .collect(joining("; ")) + ".",
                isClosed ? whenClosed : otherwise);
    }

    /** Every entry that a bill names. */
    static Set<UUID> named(BillContent bill) {
        return Stream.concat(
                        Stream.of(bill.vendor(), bill.apAccount(), bill.terms()),
                        bill.lines()
                                .flatMap(line -> Stream.of(
                                        line.listClass(),
                                        line.job(),
                                        switch (line) {
                                            case ExpenseLine expense -> expense.account();
                                            case ItemLine item -> item.item();
                                        })))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(toUnmodifiableSet());
    }

    private Findings findings() {
        var stored = header();
        if (stored.lines().findAny().isEmpty()) {
            add("expenseLines", MISSING, "or itemLines must hold at least one line");
        }
        if (bill.gross().signum() < 0) {
            add("grossAmount", "sum", "would be " + Money.text(bill.gross()) + "; QuickBooks takes no bill below zero");
        }
        return new Findings(stored, List.copyOf(violations));
    }

    private BillContent header() {
        if (changes(BillContent::vendor)) {
            reference("vendorId", Kind.VENDOR, bill.vendor(), true);
        }
        day("billDate", bill.billDate());
        day("dueDate", bill.dueDate());
        period();
        if (changes(BillContent::apAccount)) {
            payablesAccount();
        }
        if (changes(BillContent::terms)) {
            reference("termsId", Kind.STANDARD_TERMS, bill.terms(), false);
        }
        if (changes(BillContent::exchangeRate)) {
            exchangeRate();
        }
        var number = changes(BillContent::refNumber)
                ? emptied(texts.stored("refNumber", TextField.BILL_NUMBER, bill.refNumber()))
                : bill.refNumber();
        var memo =
                changes(BillContent::memo) ? emptied(texts.stored("memo", TextField.MEMO, bill.memo())) : bill.memo();
        return new BillContent(
                bill.vendor(),
                number,
                bill.billDate(),
                bill.dueDate(),
                bill.apAccount(),
                bill.terms(),
                memo,
                bill.exchangeRate(),
                expenseLines(),
                itemLines());
    }

    private boolean changes(Function<BillContent, @Nullable Object> part) {
        return before == null || !Objects.equals(part.apply(before), part.apply(bill));
    }

    private static @Nullable String emptied(String text) {
        return text.isEmpty() ? null : text;
    }

    private void day(String field, @Nullable LocalDate day) {
        if (day == null) {
            add(field, MISSING, "is required");
        }
    }

    private void period() {
        var day = bill.billDate();
        if (before == null) {
            if (day != null && rules.isClosed(day)) {
                add(
                        "billDate",
                        CLOSED,
                        "lies in a closed period: the books are closed through " + rules.closingDate()
                                + ". Give the bill a later date, or have the period opened in QuickBooks");
            }
            return;
        }
        var old = before.billDate();
        if ((old != null && rules.isClosed(old)) || (day != null && rules.isClosed(day))) {
            add(
                    "billDate",
                    CLOSED,
                    "lies in a closed period: the books are closed through " + rules.closingDate()
                            + ". Delete the bill in QuickBooks and make it anew with a current date, or open the period in"
                            + " QuickBooks and change the date there; then it can be edited here");
        }
    }

    private void payablesAccount() {
        var account = reference("apAccountId", Kind.ACCOUNT, bill.apAccount(), true);
        if (account == null) {
            return;
        }
        if (!PAYABLE.equals(account.type())) {
            add(
                    "apAccountId",
                    "wrong_type",
                    "must be an accounts payable account, and " + quoted(account) + " is none");
            return;
        }
        var vendor = entry(bill.vendor());
        if (vendor != null && !vendor.currency().equals(account.currency())) {
            add(
                    "apAccountId",
                    "wrong_currency",
                    "must be in the vendor's currency " + vendor.currency() + ", and " + quoted(account) + " is in "
                            + account.currency());
        }
    }

    private void exchangeRate() {
        var rate = bill.exchangeRate();
        if (rate == null) {
            return;
        }
        number("exchangeRate", rate, MOST_DIGITS_OF_A_FACTOR, MOST_DECIMALS);
        if (rate.signum() <= 0) {
            add("exchangeRate", NUMBER, "must be greater than zero");
        }
        var vendor = entry(bill.vendor());
        if (vendor != null && vendor.currency().equals(rules.homeCurrency())) {
            add("exchangeRate", "wrong_currency", "is for vendors of another currency than " + rules.homeCurrency());
        }
    }

    private List<ExpenseLine> expenseLines() {
        var lines = new ArrayList<ExpenseLine>();
        for (int i = 0; i < bill.expenseLines().size(); i++) {
            var line = bill.expenseLines().get(i);
            lines.add(isAsBefore(line) ? line : judged("expenseLines/" + i + '/', line));
        }
        return lines;
    }

    private List<ItemLine> itemLines() {
        var lines = new ArrayList<ItemLine>();
        for (int i = 0; i < bill.itemLines().size(); i++) {
            var line = bill.itemLines().get(i);
            lines.add(isAsBefore(line) ? line : judged("itemLines/" + i + '/', line));
        }
        return lines;
    }

    private boolean isAsBefore(Line line) {
        return before != null && line.lineId() != null && before.lines().anyMatch(line::equals);
    }

    private ExpenseLine judged(String at, ExpenseLine line) {
        var account = reference(at + "accountId", Kind.ACCOUNT, line.account(), true);
        if (account != null && account.type() != null && NOT_FOR_LINES.contains(account.type())) {
            add(
                    at + "accountId",
                    "wrong_type",
                    "must be an account that a bill can be posted to, and " + quoted(account) + " is none");
        }
        if (account != null && RECEIVABLE.equals(account.type()) && line.job() == null) {
            add(at + "jobId", MISSING, "is required with an accounts receivable account");
        }
        amount(at, line);
        dimensions(at, line);
        return new ExpenseLine(
                line.lineId(),
                line.account(),
                line.amount(),
                emptied(texts.stored(at + "description", TextField.MEMO, line.description())),
                line.listClass(),
                line.job(),
                line.billable());
    }

    private ItemLine judged(String at, ItemLine line) {
        var item = reference(at + "itemId", Kind.ITEM, line.item(), true);
        if (item != null && item.type() != null && !ItemView.isBought(item.type())) {
            add(
                    at + "itemId",
                    "wrong_type",
                    "must be an item that can be bought on a bill, and " + quoted(item) + " is none");
        }
        factor(at + "quantity", line.quantity());
        factor(at + "cost", line.cost());
        amount(at, line);
        product(at, line);
        dimensions(at, line);
        return new ItemLine(
                line.lineId(),
                line.item(),
                line.quantity(),
                line.cost(),
                line.amount(),
                emptied(texts.stored(at + "description", TextField.DESCRIPTION, line.description())),
                line.listClass(),
                line.job(),
                line.billable());
    }

    private void factor(String field, @Nullable BigDecimal factor) {
        if (factor == null) {
            add(field, MISSING, "is required");
        } else {
            number(field, factor, MOST_DIGITS_OF_A_FACTOR, MOST_DECIMALS);
        }
    }

    private void amount(String at, Line line) {
        if (line.amount() == null) {
            add(at + "amount", MISSING, "is required");
        } else {
            number(at + "amount", line.amount(), MOST_DIGITS, CENTS);
        }
    }

    private void product(String at, ItemLine line) {
        if (line.quantity() == null || line.cost() == null || line.amount() == null) {
            return;
        }
        var product = line.quantity().multiply(line.cost()).setScale(CENTS, RoundingMode.HALF_UP);
        if (product.compareTo(line.amount()) != 0) {
            add(
                    at + "amount",
                    "sum",
                    "does not multiply out: " + line.quantity().toPlainString() + " × "
                            + line.cost().toPlainString() + " is " + Money.text(product) + ", and the line says "
                            + Money.text(line.amount()));
        }
    }

    private void number(String field, BigDecimal number, int digits, int decimals) {
        var exact = number.stripTrailingZeros();
        if (exact.scale() > decimals || exact.precision() - exact.scale() > digits) {
            add(field, NUMBER, "has more than " + digits + " digits before the point or " + decimals + " after it");
        }
    }

    private void dimensions(String at, Line line) {
        if (line.listClass() != null) {
            reference(at + "classId", Kind.CLASS, line.listClass(), true);
        }
        if (line.job() != null) {
            reference(at + "jobId", Kind.CUSTOMER_JOB, line.job(), true);
        } else if (line.billable()) {
            add(at + "jobId", MISSING, "is required on a billable line");
        }
    }

    /** The entry, if it may be named. */
    private @Nullable Entry reference(String field, Kind kind, @Nullable UUID id, boolean required) {
        if (id == null) {
            if (required) {
                add(field, MISSING, "is required");
            }
            return null;
        }
        var entry = entries.get(id);
        if (entry == null || !isOfKind(entry, kind)) {
            add(field, UNKNOWN, "names nothing that this company has");
        } else if (entry.isRemoved()) {
            add(field, "removed", "names " + quoted(entry) + ", which is not in QuickBooks any more");
        } else if (!entry.isActive()) {
            add(field, "inactive", "names " + quoted(entry) + ", which is inactive in QuickBooks");
        } else {
            return entry;
        }
        return null;
    }

    private static boolean isOfKind(Entry entry, Kind kind) {
        return entry.kind() == kind || (kind == Kind.STANDARD_TERMS && entry.kind() == Kind.DATE_DRIVEN_TERMS);
    }

    private @Nullable Entry entry(@Nullable UUID id) {
        return id == null ? null : entries.get(id);
    }

    private static String quoted(Entry entry) {
        return '"' + Objects.requireNonNullElse(entry.name(), "") + '"';
    }

    private void add(String field, String code, String message) {
        violations.add(new Violation(field, code, message));
    }
}
