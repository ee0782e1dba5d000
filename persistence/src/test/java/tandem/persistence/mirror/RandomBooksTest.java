package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.ref;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.VendorCredit;
import tandem.mirror.Version;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

/**
 * Whatever is paid, credited, discounted, voided and deleted, and in whatever order its records arrive: the figures are those of
 * the books that the records were made of.
 */
class RandomBooksTest {

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final MirrorViews VIEWS =
            JdbcMirrorViews.on(JdbcClient.create(DB.jdbc), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final LocalDate DAY = LocalDate.of(2026, 2, 24);
    private static final int BOOKS = 6;
    private static final int DAYS = 8;
    private static final int EVENTS_A_DAY = 12;

    /** What is not documented, and met differently. */
    enum Habit {
        PLAIN,
        LINKS_HOLD_THE_DISCOUNT,
        NO_OPEN_AMOUNT
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S85")
    @Tag("S86")
    @Tag("S87")
    @Tag("S89")
    @Tag("S90")
    @Tag("S102")
    void the_figures_are_those_of_the_books(Habit habit) {
        for (int i = 0; i < BOOKS; i++) {
            long seed = new Random().nextLong();
            var books = new Books(new Random(seed), habit);
            CompanyId company = DB.newCompany();
            for (int day = 1; day <= DAYS; day++) {
                for (int event = 0; event < EVENTS_A_DAY; event++) {
                    books.live();
                }
                books.tell(company);
                books.assertAreShown(company, "seed %dL, %s, day %d".formatted(seed, habit, day));
            }
        }
    }

    /** Something that has taken something off a bill. */
    private record Application(
            Document bill,
            @Nullable Payment payment,
            @Nullable Document credit,
            long cents,
            long discount) {

        long total() {
            return cents + discount;
        }
    }

    /** A bill or a credit. */
    private static final class Document {
        private final String id;
        private final String vendor;
        private final String account;
        private final @Nullable String currency;
        private long cents;
        private boolean voided;
        private Version version = at(NOON);

        Document(String id, Random random) {
            this.id = id;
            vendor = "V-" + random.nextInt(2);
            account = "A-" + random.nextInt(2);
            currency = random.nextInt(4) == 0 ? "EUR" : null;
            cents = 1 + random.nextInt(50_000);
        }

        boolean suits(Document other) {
            return vendor.equals(other.vendor)
                    && account.equals(other.account)
                    && java.util.Objects.equals(currency, other.currency);
        }
    }

    private static final class Payment {
        private final String id;
        private final Kind kind;
        private long cents;
        private boolean voided;
        private Version version = at(NOON);

        Payment(String id, Random random) {
            this.id = id;
            kind = random.nextBoolean() ? Kind.BILL_PAYMENT_CHECK : Kind.BILL_PAYMENT_CREDIT_CARD;
        }
    }

    private static final class Books {
        private final Random random;
        private final Habit habit;
        private final List<Document> bills = new ArrayList<>();
        private final List<Document> credits = new ArrayList<>();
        private final List<Payment> payments = new ArrayList<>();
        private final List<Application> applications = new ArrayList<>();
        private final List<QuickBooksRecord> gone = new ArrayList<>();
        private int count;

        Books(Random random, Habit habit) {
            this.random = random;
            this.habit = habit;
        }

        void live() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> bills.add(new Document("B" + count++, random));
                case 3 -> credits.add(new Document("C" + count++, random));
                case 4, 5, 6 -> pay();
                case 7, 8 -> credit();
                case 9 -> voidPayment();
                case 10 -> deletePayment();
                default -> voidOrUnapply();
            }
        }

        private void pay() {
            var payment = new Payment("P" + count++, random);
            for (int i = 0; i <= random.nextInt(3); i++) {
                Document bill = any(bills);
                if (bill == null || open(bill) == 0 || paidBy(bill, payment)) {
                    continue;
                }
                long total = random.nextBoolean() ? open(bill) : 1 + random.nextLong(open(bill));
                long discount = random.nextInt(3) == 0 ? Math.min(total - 1, bill.cents / 50) : 0;
                payment.cents += total - discount;
                applications.add(new Application(bill, payment, null, total - discount, discount));
            }
            if (payment.cents > 0) {
                payments.add(payment);
            }
        }

        private boolean paidBy(Document bill, Payment payment) {
            return applications.stream().anyMatch(one -> one.bill() == bill && one.payment() == payment);
        }

        private void credit() {
            Document credit = any(credits);
            Document bill = any(bills);
            if (credit == null || bill == null || !credit.suits(bill) || applied(bill, credit)) {
                return;
            }
            long most = Math.min(open(bill), left(credit));
            if (most > 0) {
                applications.add(new Application(bill, null, credit, 1 + random.nextLong(most), 0));
            }
        }

        private boolean applied(Document bill, Document credit) {
            return applications.stream().anyMatch(one -> one.bill() == bill && one.credit() == credit);
        }

        private void voidPayment() {
            Payment payment = any(payments);
            if (payment != null) {
                applications.removeIf(one -> one.payment() == payment);
                payment.cents = 0;
                payment.voided = true;
                payment.version = later(payment.version);
            }
        }

        private void deletePayment() {
            Payment payment = any(payments);
            if (payment != null) {
                gone.add(record(payment));
                applications.removeIf(one -> one.payment() == payment);
                payments.remove(payment);
            }
        }

        private void voidOrUnapply() {
            Document bill = any(bills);
            if (bill != null && open(bill) == bill.cents) {
                bill.cents = 0;
                bill.voided = true;
                bill.version = later(bill.version);
            } else {
                applications.removeIf(one -> one.bill() == bill && one.credit() != null);
            }
        }

        /** All records as they are now, kind by kind in any order; the times of bills and credits do not move with their links. */
        void tell(CompanyId company) {
            var sets = new ArrayList<List<? extends QuickBooksRecord>>();
            sets.add(bills.stream().map(this::bill).toList());
            sets.add(credits.stream().map(this::credit).toList());
            for (Kind kind : List.of(Kind.BILL_PAYMENT_CHECK, Kind.BILL_PAYMENT_CREDIT_CARD)) {
                sets.add(payments.stream()
                        .filter(one -> one.kind == kind)
                        .map(this::record)
                        .toList());
            }
            Collections.shuffle(sets, random);
            for (var records : sets) {
                var shuffled = new ArrayList<QuickBooksRecord>(records);
                Collections.shuffle(shuffled, random);
                if (!shuffled.isEmpty()) {
                    DB.mirror.apply(company, shuffled.getFirst().kind(), shuffled, NOW);
                }
            }
            gone.forEach(payment -> DB.mirror.forget(company, payment.kind(), Set.of(payment.id()), NOW));
            gone.clear();
        }

        void assertAreShown(CompanyId company, String what) {
            var shown =
                    VIEWS.bills().list(company, MirrorFilter.NONE, null, 500).items();
            assertThat(shown).as(what).hasSameSizeAs(bills);
            for (Document bill : bills) {
                BillView view = shown.stream()
                        .filter(one -> bill.id.equals(one.txnId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(text(view)).as("%s: %s", what, bill.id).isEqualTo(text(bill));
            }
            var credit = VIEWS.vendorCredits().list(company, MirrorFilter.NONE, null, 500);
            for (Document one : credits) {
                var view = credit.items().stream()
                        .filter(c -> c.txnId().equals(one.id))
                        .findFirst()
                        .orElseThrow();
                assertThat(view.openAmount()).as("%s: %s", what, one.id).isEqualByComparingTo(money(left(one)));
                assertThat(view.applications().stream()
                                .map(part -> part.amount())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("%s: %s", what, one.id)
                        .isEqualByComparingTo(money(one.cents - left(one)));
            }
            var live = payments.stream().filter(payment -> !payment.voided).map(payment -> payment.id);
            assertThat(VIEWS.payments().list(company, MirrorFilter.NONE, null, 500).items().stream()
                            .filter(payment -> payment.amount().signum() > 0)
                            .map(payment -> payment.txnId()))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(live.toList());
        }

        private static String text(BillView bill) {
            var figures = bill.figures();
            return Stream.of(
                                    bill.grossAmount(),
                                    figures.openBalance(),
                                    figures.creditsApplied(),
                                    figures.discountsApplied(),
                                    figures.paidAmount(),
                                    bill.creditsAvailable())
                            .map(amount -> amount.setScale(2).toPlainString())
                            .toList()
                    + " " + bill.status();
        }

        private String text(Document bill) {
            long available =
                    credits.stream().filter(bill::suits).mapToLong(this::left).sum();
            String status = bill.voided
                    ? "VOIDED_IN_QUICKBOOKS"
                    : open(bill) == 0 ? "PAID" : open(bill) == bill.cents ? "OPEN" : "PARTIALLY_PAID";
            return Stream.of(
                                    bill.cents,
                                    open(bill),
                                    sum(bill, one -> one.credit() == null ? 0 : one.cents()),
                                    sum(bill, Application::discount),
                                    sum(bill, one -> one.payment() == null ? 0 : one.cents()),
                                    available)
                            .map(Books::money)
                            .map(BigDecimal::toPlainString)
                            .toList()
                    + " " + status;
        }

        private long open(Document bill) {
            return bill.cents - sum(bill, Application::total);
        }

        private long sum(Document bill, ToLongFunction<Application> part) {
            return applications.stream()
                    .filter(one -> one.bill() == bill)
                    .mapToLong(part)
                    .sum();
        }

        private long left(Document credit) {
            return credit.cents
                    - applications.stream()
                            .filter(one -> one.credit() == credit)
                            .mapToLong(Application::cents)
                            .sum();
        }

        private Bill bill(Document bill) {
            var links = applications.stream()
                    .filter(one -> one.bill() == bill)
                    .map(this::linkOfBill)
                    .toList();
            return new Bill(
                    bill.id,
                    bill.version,
                    1,
                    ref(bill.vendor),
                    ref(bill.account),
                    DAY,
                    DAY,
                    money(bill.cents),
                    habit == Habit.NO_OPEN_AMOUNT ? null : money(open(bill)),
                    currency(bill),
                    null,
                    null,
                    bill.id,
                    null,
                    bill.voided ? "VOID:" : null,
                    open(bill) == 0,
                    null,
                    links,
                    lines(bill));
        }

        private LinkedTransaction linkOfBill(Application one) {
            Payment payment = one.payment();
            if (payment == null) {
                return link(java.util.Objects.requireNonNull(one.credit()).id, "VendorCredit", one.cents());
            }
            boolean whole = habit == Habit.LINKS_HOLD_THE_DISCOUNT;
            String type = payment.kind == Kind.BILL_PAYMENT_CHECK ? "BillPaymentCheck" : "BillPaymentCreditCard";
            return link(payment.id, type, whole ? one.total() : one.cents());
        }

        private VendorCredit credit(Document credit) {
            var links = applications.stream()
                    .filter(one -> one.credit() == credit)
                    .map(one -> link(one.bill().id, "Bill", one.cents()))
                    .toList();
            return new VendorCredit(
                    credit.id,
                    credit.version,
                    1,
                    ref(credit.vendor),
                    ref(credit.account),
                    DAY,
                    money(credit.cents),
                    habit == Habit.NO_OPEN_AMOUNT ? null : money(left(credit)),
                    currency(credit),
                    null,
                    credit.id,
                    null,
                    null,
                    links,
                    lines(credit));
        }

        private QuickBooksRecord record(Payment payment) {
            boolean whole = habit == Habit.LINKS_HOLD_THE_DISCOUNT;
            var paid = applications.stream()
                    .filter(one -> one.payment() == payment)
                    .map(one -> new BillPayment.Application(
                            one.bill().id,
                            "Bill",
                            DAY,
                            null,
                            null,
                            money(whole ? one.total() : one.cents()),
                            one.discount() == 0 ? null : money(one.discount()),
                            one.discount() == 0 ? null : ref("A-DISC")))
                    .toList();
            return new BillPayment(
                    payment.id,
                    payment.version,
                    payment.kind,
                    1,
                    ref("V-0"),
                    ref("A-0"),
                    DAY,
                    ref("A-BANK"),
                    money(payment.cents),
                    null,
                    null,
                    payment.id,
                    payment.voided ? "VOID:" : null,
                    false,
                    null,
                    paid);
        }

        private <T> @Nullable T any(List<T> some) {
            return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
        }

        private static List<Line> lines(Document document) {
            return List.of(
                    new Line.Expense("L-" + document.id, ref("A-REP"), money(document.cents), null, null, null, null));
        }

        private static @Nullable Ref currency(Document document) {
            return document.currency == null ? null : ref(document.currency);
        }

        private static LinkedTransaction link(String id, String type, long cents) {
            return new LinkedTransaction(id, type, DAY, id, "AMTTYPE", money(-cents));
        }

        private static Version later(Version version) {
            return at(version.timeModified().plusSeconds(1));
        }

        private static BigDecimal money(long cents) {
            return BigDecimal.valueOf(cents, 2);
        }
    }
}
