package tandem.paying;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillStanding;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;

/**
 * Carries payments of ours into QuickBooks. Each is judged once more before it goes: bills may have been paid, credited or
 * deleted there meanwhile. One whose answer was lost is known by our id, which QuickBooks keeps with it.
 */
public final class PaymentCourier implements Courier {

    private final PaymentBook payments;
    private final Books books;

    /** Compares with what the mirror holds. */
    public PaymentCourier(PaymentBook payments, Books books) {
        this.payments = payments;
        this.books = books;
    }

    @Override
    public Operation operation() {
        return Operation.PAYMENT_ADD;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        return named(company, errand.subject().id()).name();
    }

    /** What a payment names, as QuickBooks had it when it was read last. */
    private record Named(
            PaymentContent payment,
            Map<UUID, Entry> entries,
            Map<UUID, PayableBill> bills,
            Map<UUID, OpenCredit> credits) {

        PayableBill bill(PaymentContent.Application part) {
            return Objects.requireNonNull(bills.get(part.bill()), "a bill that was never mirrored");
        }

        OpenCredit credit(PaymentContent.Credit part) {
            return Objects.requireNonNull(credits.get(part.credit()), "a credit that was never mirrored");
        }

        String listId(UUID entry) {
            return Objects.requireNonNull(of(entry).listId(), "an entry that QuickBooks does not have");
        }

        Entry of(UUID entry) {
            return Objects.requireNonNull(entries.get(entry), "an entry that was never mirrored");
        }

        /** How people call the payment. */
        String name() {
            return "The payment" + (payment.refNumber() == null ? "" : " " + payment.refNumber()) + " of "
                    + Money.text(payment.amount()) + " to "
                    + of(payment.vendor()).name();
        }
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var id = errand.subject().id();
        var there = payments.shown(company, id);
        if (there.isPresent()) {
            return new Dispatch.AlreadySo(there.get().txnId());
        }
        var named = named(company, id);
        return closed(company, named)
                .or(() -> unusable(named))
                .or(() -> unpayable(named))
                .or(() -> spent(named))
                .<Dispatch>map(Dispatch.Refused::new)
                .orElseGet(() -> new Dispatch.Go(write(id, named), null));
    }

    private Named named(CompanyId company, UUID id) {
        var payment = content(company, id);
        var entries = new HashSet<UUID>(Set.of(payment.vendor(), payment.paymentAccount()));
        for (var part : payment.applications()) {
            if (part.discountAccount() != null) {
                entries.add(part.discountAccount());
            }
            if (part.discountClass() != null) {
                entries.add(part.discountClass());
            }
        }
        return new Named(
                payment,
                books.entries(company, entries),
                payments.bills(company, payment.bills()),
                payments.credits(company, payment.credits()));
    }

    private PaymentContent content(CompanyId company, UUID id) {
        return payments.payment(company, id)
                .map(OwnPayment::content)
                .orElseThrow(() -> new IllegalStateException("the payment " + id + " is gone"));
    }

    private Optional<Failure> closed(CompanyId company, Named named) {
        var rules = books.rules(company);
        var payment = named.payment();
        return rules.isClosed(payment.date())
                ? Optional.of(Failure.forBookkeeper(
                        "period_closed",
                        named.name() + " is dated " + payment.date() + ", and the books are closed through "
                                + rules.closingDate() + ".",
                        "Have the period opened in QuickBooks and re-queue this request, or void the payment here and"
                                + " record it with a later date."))
                : Optional.empty();
    }

    private static Optional<Failure> unusable(Named named) {
        return named.entries().values().stream()
                .filter(entry -> entry.isRemoved() || (entry.kind() != Kind.VENDOR && !entry.isActive()))
                .map(entry -> Failure.forBookkeeper(
                        "reference_unusable",
                        named.name() + " names " + words(entry) + ", which "
                                + (entry.isRemoved() ? "is not in QuickBooks any more." : "is inactive in QuickBooks."),
                        entry.isRemoved()
                                ? "Void the payment here and record it anew with what took its place."
                                : "Make it active in QuickBooks and re-queue this request, or void the payment here and"
                                        + " record it with another one."))
                .findFirst();
    }

    private static String words(Entry entry) {
        return "the " + entry.kind().word().replace('_', ' ') + " " + entry.name();
    }

    private static Optional<Failure> unpayable(Named named) {
        for (var part : named.payment().applications()) {
            var bill = named.bills().get(part.bill());
            if (bill == null || bill.isRemoved() || bill.txnId() == null || bill.standing() == BillStanding.VOIDED) {
                return Optional.of(Failure.forBookkeeper(
                        "bill_gone",
                        named.name() + " pays " + (bill == null ? "a bill" : bill.name()) + ", which "
                                + (bill != null && bill.standing() == BillStanding.VOIDED
                                        ? "was voided in QuickBooks."
                                        : "is not in QuickBooks."),
                        "If the bill was entered anew in QuickBooks, void this payment here and record it for that bill;"
                                + " if the money has not left yet, stop it."));
            }
            if (!named.payment().vendor().equals(bill.vendor())) {
                return Optional.of(
                        Failure.forBookkeeper(
                                "bill_of_another_vendor",
                                named.name() + " pays " + bill.name()
                                        + ", which is a bill of another vendor in QuickBooks now.",
                                "If the vendor was merged there, void this payment here and record it for the vendor that is left."));
            }
            if (part.settles().compareTo(bill.open()) > 0) {
                return Optional.of(Failure.forBookkeeper(
                        "bill_not_open_enough",
                        named.name() + " takes " + Money.text(part.settles()) + " off " + bill.name()
                                + ", of which QuickBooks shows " + Money.text(bill.open())
                                + " as open: it was paid, credited or changed there meanwhile.",
                        "Look at the bill in QuickBooks. If it was paid there as well, void this payment here and stop the"
                                + " money if it has not left yet; if what was entered there is wrong, undo it there and"
                                + " re-queue this request."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> spent(Named named) {
        var taken = new HashMap<UUID, BigDecimal>();
        for (var part : named.payment().applications()) {
            part.credits().forEach(credit -> taken.merge(credit.credit(), credit.amount(), BigDecimal::add));
        }
        return named.credits().values().stream()
                .filter(credit -> credit.isRemoved()
                        || taken.getOrDefault(credit.id(), BigDecimal.ZERO).compareTo(credit.open()) > 0)
                .map(credit -> Failure.forBookkeeper(
                        "credit_not_open_enough",
                        named.name() + " takes " + Money.text(taken.getOrDefault(credit.id(), BigDecimal.ZERO)) + " of "
                                + credit.name() + ", of which "
                                + (credit.isRemoved()
                                        ? "nothing is left: it is not in QuickBooks any more."
                                        : Money.text(credit.open()) + " is left in QuickBooks."),
                        "Void this payment here and record it with what is left of the credit; if the money has not left"
                                + " yet, stop it."))
                .findFirst();
    }

    private static Write write(UUID id, Named named) {
        var payment = named.payment();
        var first = named.bill(payment.applications().getFirst());
        return new Write.AddPayment(
                payment.method().kind(),
                id,
                named.listId(payment.vendor()),
                Objects.requireNonNull(first.apAccountListId(), "a bill without a payables account"),
                payment.date(),
                named.listId(payment.paymentAccount()),
                payment.refNumber(),
                payment.toBePrinted(),
                payment.memo(),
                payment.exchangeRate(),
                payment.applications().stream()
                        .map(part -> applied(part, named))
                        .toList());
    }

    private static Write.Application applied(PaymentContent.Application part, Named named) {
        return new Write.Application(
                Objects.requireNonNull(named.bill(part).txnId(), "a bill that QuickBooks does not have"),
                part.amount(),
                part.credits().stream()
                        .map(credit -> new Write.Credit(named.credit(credit).txnId(), credit.amount()))
                        .toList(),
                part.discount(),
                part.discountAccount() == null ? null : named.listId(part.discountAccount()),
                part.discountClass() == null ? null : named.listId(part.discountClass()));
    }

    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return Optional.empty();
    }

    /** By its number, where it has one, and by vendor and day: somebody may have changed either in QuickBooks since. */
    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var named = named(company, errand.subject().id());
        var payment = named.payment();
        var kind = payment.method().kind();
        var questions = new ArrayList<Question>();
        if (payment.refNumber() != null) {
            questions.add(new Question.Records(kind, new Selection.Numbered(payment.refNumber()), null, null));
        }
        questions.add(new Question.Records(
                kind,
                new Selection.OfVendor(named.listId(payment.vendor()), payment.date(), payment.date()),
                null,
                null));
        return questions;
    }

    /** One with our id is ours. One without any id that looks the same may be ours or somebody's own: a person decides. */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var id = errand.subject().id();
        var all = found.stream()
                .filter(BillPayment.class::isInstance)
                .map(BillPayment.class::cast)
                .toList();
        var ours = all.stream().filter(payment -> isOurs(id, payment)).findFirst();
        if (ours.isPresent()) {
            return new Finding.CarriedOut(ours.get().id());
        }
        var named = named(company, id);
        var alike = all.stream().filter(payment -> isAlike(payment, named)).collect(toSet());
        return alike.isEmpty()
                ? new Finding.NotCarriedOut()
                : new Finding.Unclear(named.name() + " cannot be told from what stands in QuickBooks: "
                        + alike.stream().map(PaymentCourier::told).sorted().collect(joining("; ")) + ".");
    }

    private static boolean isOurs(UUID id, BillPayment payment) {
        var guid = payment.externalGuid();
        return guid != null && guid.replace("{", "").replace("}", "").strip().equalsIgnoreCase(id.toString());
    }

    private static boolean isAlike(BillPayment found, Named named) {
        var payment = named.payment();
        return (found.externalGuid() == null || found.externalGuid().isBlank())
                && is(found.payee(), named.listId(payment.vendor()))
                && is(found.paymentAccount(), named.listId(payment.paymentAccount()))
                && payment.date().equals(found.txnDate())
                && found.amount() != null
                && payment.amount().compareTo(found.amount()) == 0
                && Objects.requireNonNullElse(payment.refNumber(), "")
                        .equalsIgnoreCase(Objects.requireNonNullElse(found.refNumber(), ""))
                && paysTheSame(found, named);
    }

    private static boolean is(@Nullable Ref ref, String listId) {
        return ref != null && listId.equals(ref.listId());
    }

    private static boolean paysTheSame(BillPayment found, Named named) {
        if (found.applications() == null) {
            return true;
        }
        var bills = named.payment().applications().stream()
                .filter(part -> part.amount() != null || part.discount() != null)
                .flatMap(part -> Stream.ofNullable(named.bills().get(part.bill())))
                .map(PayableBill::txnId)
                .collect(toSet());
        return bills.equals(found.applications().stream()
                .map(BillPayment.Application::txnId)
                .collect(toSet()));
    }

    private static String told(BillPayment payment) {
        return "a payment" + (payment.refNumber() == null ? "" : " " + payment.refNumber()) + " of "
                + (payment.amount() == null ? "an unknown amount" : Money.text(payment.amount())) + " on "
                + payment.txnDate() + " (TxnID " + payment.id() + ")";
    }

    @Override
    public Map<Kind, Set<String>> moves(CompanyId company, Errand errand) {
        return Moved.by(content(company, errand.subject().id()), company, payments);
    }

    @Override
    public void arrived(CompanyId company, Errand errand, String quickBooksId) {
        payments.arrived(company, errand.subject().id(), quickBooksId);
    }
}
