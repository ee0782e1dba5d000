package tandem.paying;

import static tandem.paying.PaymentContent.orZero;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approval;
import tandem.bill.BillStanding;
import tandem.books.BookRules;
import tandem.books.Entry;
import tandem.books.Money;
import tandem.mirror.Kind;
import tandem.mirror.view.PaymentMethod;
import tandem.outcome.Violation;
import tandem.wire.TextCheck;
import tandem.wire.TextField;
import tandem.wire.TextRules;

/** Judges one payment that somebody asks for, and collects all that is wrong with it. */
final class PaymentCheck {

    private static final int HUNDREDTHS = 2;
    private static final String MISSING = "missing";
    private static final String NUMBER = "number";
    private static final String WRONG_CURRENCY = "wrong_currency";
    private static final String UNKNOWN = "unknown";
    private static final String REMOVED = "removed";
    private static final String INACTIVE = "inactive";
    private static final String WRONG_TYPE = "wrong_type";
    private static final String EXCEEDS_OPEN = "exceeds_open";

    private final PaymentOrder order;
    private final Facts facts;
    private final TextCheck texts;
    private final List<Violation> violations;

    /**
     * What it is compared with.
     *
     * @param entries of lists, by our identity
     * @param approvals of those bills that need one before they are paid
     */
    record Facts(
            BookRules rules,
            Map<UUID, Entry> entries,
            Map<UUID, PayableBill> bills,
            Map<UUID, OpenCredit> credits,
            Map<UUID, Approval> approvals) {

        /** The same, as if this payment of ours, which is in process, were not. */
        Facts without(PaymentContent payment) {
            var onBills = payment.claimsOnBills();
            var onCredits = payment.claimsOnCredits();
            return new Facts(
                    rules,
                    entries,
                    each(bills, (id, bill) -> bill.without(onBills.getOrDefault(id, BigDecimal.ZERO))),
                    each(credits, (id, credit) -> credit.without(onCredits.getOrDefault(id, BigDecimal.ZERO))),
                    approvals);
        }

        private static <T> Map<UUID, T> each(Map<UUID, T> all, BiFunction<UUID, T, T> how) {
            var changed = new HashMap<>(all);
            changed.replaceAll(how);
            return changed;
        }
    }

    PaymentCheck(PaymentOrder order, Facts facts, TextRules texts, List<Violation> violations) {
        this.order = order;
        this.facts = facts;
        this.violations = violations;
        this.texts = new TextCheck(texts, violations);
    }

    /** The payment, where nothing is wrong with it. */
    Optional<PaymentContent> judged() {
        var method = given("method", order.method());
        var vendor = given("vendorId", order.vendor());
        var account = given("paymentAccountId", order.paymentAccount());
        var date = given("date", order.date());
        var amount = given("amount", order.amount());
        money("amount", amount);
        if (vendor != null) {
            vendor(vendor);
        }
        if (date != null && facts.rules().isClosed(date)) {
            broken(
                    "date",
                    "closed_period",
                    "is in a closed period: the books are closed through "
                            + facts.rules().closingDate());
        }
        var leader = leader();
        if (account != null && method != null) {
            account(account, method, leader);
        }
        var applications = applications(leader);
        if (amount != null) {
            sum(amount);
        }
        var refNumber = texts.stored("refNumber", TextField.PAYMENT_NUMBER, order.refNumber());
        var memo = texts.stored("memo", TextField.MEMO, order.memo());
        printing(method, refNumber);
        rate(leader);
        if (!violations.isEmpty()
                || method == null
                || vendor == null
                || account == null
                || date == null
                || amount == null
                || leader == null) {
            return Optional.empty();
        }
        return Optional.of(new PaymentContent(
                method,
                vendor,
                account,
                date,
                amount,
                leader.currency(),
                emptyIsNone(refNumber),
                order.toBePrinted(),
                emptyIsNone(memo),
                order.exchangeRate(),
                applications));
    }

    private void vendor(UUID id) {
        var vendor = entry("vendorId", id, Kind.VENDOR, "is no vendor of this company");
        if (vendor != null && vendor.isRemoved()) {
            broken("vendorId", REMOVED, "is not in QuickBooks any more");
        }
    }

    /** Money in hand goes in the home currency or in that of the bills. */
    private void account(UUID id, PaymentMethod method, @Nullable PayableBill leader) {
        var account = entry("paymentAccountId", id, Kind.ACCOUNT, "is no account of this company");
        if (account == null || !isUsable("paymentAccountId", account)) {
            return;
        }
        var wanted = method == PaymentMethod.CREDIT_CARD ? "CreditCard" : "Bank";
        if (!wanted.equals(account.type())) {
            broken(
                    "paymentAccountId",
                    WRONG_TYPE,
                    "is an account of type " + account.type() + "; this method pays from one of type " + wanted);
        } else if (leader != null
                && !account.currency().equals(facts.rules().homeCurrency())
                && !account.currency().equals(leader.currency())) {
            broken(
                    "paymentAccountId",
                    WRONG_CURRENCY,
                    "is kept in " + account.currency() + ", and the bills are in " + leader.currency());
        }
    }

    /** The bill that all others have to agree with: the first one that is known. */
    private @Nullable PayableBill leader() {
        return order.applications().stream()
                .map(part -> part.bill() == null ? null : facts.bills().get(part.bill()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<PaymentContent.Application> applications(@Nullable PayableBill leader) {
        if (order.applications().isEmpty()) {
            broken("applications", MISSING, "must name at least one bill");
        }
        var named = new HashSet<UUID>();
        var taken = new HashMap<UUID, BigDecimal>();
        var all = new ArrayList<PaymentContent.Application>();
        for (int i = 0; i < order.applications().size(); i++) {
            var at = "applications/" + i + '/';
            var part = order.applications().get(i);
            var judged = new PaymentContent.Application(
                    Objects.requireNonNullElse(part.bill(), NOBODY),
                    part.amount(),
                    part.discount(),
                    part.discountAccount(),
                    part.discountClass(),
                    credits(at, part, leader, taken));
            money(at + "amount", part.amount());
            discount(at, part);
            if (part.bill() == null) {
                broken(at + "billId", MISSING, "is required");
            } else if (!named.add(part.bill())) {
                broken(at + "billId", "named_twice", "is named before; a payment names each bill once");
            } else {
                bill(at, facts.bills().get(part.bill()), judged, leader);
            }
            all.add(judged);
        }
        return all;
    }

    private static final UUID NOBODY = new UUID(0, 0);

    private void bill(
            String at, @Nullable PayableBill bill, PaymentContent.Application part, @Nullable PayableBill leader) {
        if (bill == null || leader == null) {
            broken(at + "billId", UNKNOWN, "is no bill of this company that can be paid");
            return;
        }
        if (bill.isRemoved()) {
            broken(at + "billId", REMOVED, "is not in QuickBooks any more");
            return;
        }
        if (bill.standing() == BillStanding.VOIDED) {
            broken(at + "billId", "voided", "was voided in QuickBooks");
            return;
        }
        if (order.vendor() != null && !order.vendor().equals(bill.vendor())) {
            broken(at + "billId", "other_vendor", "is a bill of another vendor");
        }
        if (!Objects.equals(bill.apAccountListId(), leader.apAccountListId())) {
            broken(
                    at + "billId",
                    "other_ap_account",
                    "is kept in another payables account than the first bill; one payment goes with one");
        }
        if (!bill.currency().equals(leader.currency())) {
            broken(
                    at + "billId",
                    WRONG_CURRENCY,
                    "is in " + bill.currency() + ", and the first bill in " + leader.currency());
        }
        settles(at, bill, part);
    }

    private void settles(String at, PayableBill bill, PaymentContent.Application part) {
        if (part.amount() == null && part.discount() == null && part.credits().isEmpty()) {
            broken(at + "amount", MISSING, "is required where neither a discount nor a credit is given");
            return;
        }
        var amount = part.settles();
        var left = bill.open().subtract(bill.inProcess());
        if (amount.compareTo(left) > 0) {
            broken(
                    at + "amount",
                    EXCEEDS_OPEN,
                    "takes " + text(amount) + " off a bill of which " + text(left) + " can still be paid"
                            + open(bill.open(), bill.inProcess()));
        }
    }

    private static String open(BigDecimal open, BigDecimal inProcess) {
        return inProcess.signum() == 0
                ? ""
                : " (" + text(open) + " is open in QuickBooks, and " + text(inProcess) + " is in process)";
    }

    private void discount(String at, PaymentOrder.Application part) {
        money(at + "discountAmount", part.discount());
        if (part.discount() == null) {
            if (part.discountAccount() != null || part.discountClass() != null) {
                broken(at + "discountAmount", MISSING, "is required where its account or class is given");
            }
            return;
        }
        if (part.discountAccount() == null) {
            broken(
                    at + "discountAccountId",
                    MISSING,
                    "is required with a discount; QuickBooks' own default account is not looked at");
        } else {
            discountAccount(at + "discountAccountId", part.discountAccount());
        }
        if (part.discountClass() != null) {
            var known = entry(at + "discountClassId", part.discountClass(), Kind.CLASS, "is no class of this company");
            if (known != null) {
                isUsable(at + "discountClassId", known);
            }
        }
    }

    private void discountAccount(String at, UUID id) {
        var account = entry(at, id, Kind.ACCOUNT, "is no account of this company");
        if (account != null && isUsable(at, account) && "AccountsPayable".equals(account.type())) {
            broken(at, WRONG_TYPE, "is a payables account; a discount is posted to an income or expense account");
        }
    }

    private List<PaymentContent.Credit> credits(
            String of, PaymentOrder.Application part, @Nullable PayableBill leader, Map<UUID, BigDecimal> taken) {
        var named = new HashSet<UUID>();
        var all = new ArrayList<PaymentContent.Credit>();
        for (int i = 0; i < part.credits().size(); i++) {
            var at = of + "credits/" + i + '/';
            var credit = part.credits().get(i);
            var amount = given(at + "amount", credit.amount());
            money(at + "amount", amount);
            var id = given(at + "vendorCreditId", credit.credit());
            if (id != null && !named.add(id)) {
                broken(at + "vendorCreditId", "named_twice", "is named before; a bill takes each credit once");
            } else if (id != null && amount != null) {
                credit(at, id, amount, leader, taken);
            }
            all.add(new PaymentContent.Credit(Objects.requireNonNullElse(id, NOBODY), orZero(amount)));
        }
        return all;
    }

    private void credit(
            String at, UUID id, BigDecimal amount, @Nullable PayableBill leader, Map<UUID, BigDecimal> taken) {
        var credit = facts.credits().get(id);
        if (credit == null) {
            broken(at + "vendorCreditId", UNKNOWN, "is no vendor credit of this company");
            return;
        }
        if (credit.isRemoved()) {
            broken(at + "vendorCreditId", REMOVED, "is not in QuickBooks any more");
            return;
        }
        if (order.vendor() != null && !order.vendor().equals(credit.vendor())) {
            broken(at + "vendorCreditId", "other_vendor", "is a credit of another vendor");
        }
        if (leader != null && !Objects.equals(credit.apAccountListId(), leader.apAccountListId())) {
            broken(at + "vendorCreditId", "other_ap_account", "is kept in another payables account than the bills");
        }
        if (leader != null && !credit.currency().equals(leader.currency())) {
            broken(at + "vendorCreditId", WRONG_CURRENCY, "is in " + credit.currency() + ", and the bills are not");
        }
        var before = taken.getOrDefault(id, BigDecimal.ZERO);
        var left = credit.open().subtract(credit.inProcess()).subtract(before);
        taken.put(id, before.add(amount));
        if (amount.compareTo(left) > 0) {
            broken(
                    at + "amount",
                    EXCEEDS_OPEN,
                    "takes " + text(amount) + " of a credit of which " + text(left.max(BigDecimal.ZERO)) + " is left"
                            + open(credit.open(), credit.inProcess()));
        }
    }

    private void sum(BigDecimal amount) {
        var sum = order.applications().stream()
                .map(part -> orZero(part.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.compareTo(sum) != 0) {
            broken(
                    "amount",
                    "sum",
                    "is " + text(amount) + ", and the amounts of the applications add up to " + text(sum));
        }
    }

    /** A number is printed on a check by QuickBooks, or comes with it; what was paid otherwise is never printed. */
    private void printing(@Nullable PaymentMethod method, String refNumber) {
        if (!order.toBePrinted()) {
            return;
        }
        if (method != null && method != PaymentMethod.CHECK) {
            broken("toBePrinted", "not_a_check", "goes with checks alone; anything else would be paid a second time");
        } else if (!refNumber.isEmpty()) {
            broken("toBePrinted", "has_number", "goes without refNumber: QuickBooks numbers a check that it prints");
        }
    }

    private void rate(@Nullable PayableBill leader) {
        var rate = order.exchangeRate();
        if (rate == null) {
            return;
        }
        if (rate.signum() <= 0) {
            broken("exchangeRate", NUMBER, "must be more than zero");
        } else if (leader != null && leader.currency().equals(facts.rules().homeCurrency())) {
            broken("exchangeRate", WRONG_CURRENCY, "goes with bills in another currency than the company's own");
        }
    }

    private void money(String at, @Nullable BigDecimal amount) {
        if (amount == null) {
            return;
        }
        if (amount.signum() <= 0) {
            broken(at, NUMBER, "must be more than zero");
        }
        if (amount.stripTrailingZeros().scale() > HUNDREDTHS) {
            broken(at, NUMBER, "must have no more than two decimals");
        }
    }

    private @Nullable Entry entry(String at, UUID id, Kind kind, String otherwise) {
        var entry = facts.entries().get(id);
        if (entry == null || entry.kind() != kind) {
            broken(at, UNKNOWN, otherwise);
            return null;
        }
        return entry;
    }

    private boolean isUsable(String at, Entry entry) {
        if (entry.isRemoved()) {
            broken(at, REMOVED, "is not in QuickBooks any more");
        } else if (!entry.isActive()) {
            broken(at, INACTIVE, "is inactive in QuickBooks");
        }
        return !entry.isRemoved() && entry.isActive();
    }

    private <T> @Nullable T given(String at, @Nullable T value) {
        if (value == null) {
            broken(at, MISSING, "is required");
        }
        return value;
    }

    private void broken(String at, String code, String message) {
        violations.add(new Violation(at, code, message));
    }

    private static @Nullable String emptyIsNone(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(BigDecimal amount) {
        return Money.text(amount);
    }

    /** The entries of lists that an order names. */
    static Set<UUID> entriesIn(PaymentOrder order) {
        var ids = new HashSet<UUID>();
        add(ids, order.vendor());
        add(ids, order.paymentAccount());
        order.applications().forEach(part -> {
            add(ids, part.discountAccount());
            add(ids, part.discountClass());
        });
        return ids;
    }

    /** The bills that an order names. */
    static Set<UUID> billsIn(PaymentOrder order) {
        var ids = new HashSet<UUID>();
        order.applications().forEach(part -> add(ids, part.bill()));
        return ids;
    }

    /** The credits that an order names. */
    static Set<UUID> creditsIn(PaymentOrder order) {
        var ids = new HashSet<UUID>();
        order.applications().forEach(part -> part.credits().forEach(credit -> add(ids, credit.credit())));
        return ids;
    }

    private static void add(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
