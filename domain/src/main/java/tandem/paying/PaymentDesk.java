package tandem.paying;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approval;
import tandem.approval.ApprovalState;
import tandem.approval.PaymentApprovals;
import tandem.audit.Actor;
import tandem.books.Books;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.view.PaymentMethod;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Mended;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.wire.TextRules;

/** Where payments are made and voided on this side. QuickBooks is told by requests. */
public final class PaymentDesk {

    private final PaymentBook payments;
    private final Books books;
    private final PaymentApprovals approvals;
    private final Requests requests;
    private final TextRules texts;
    private final Clock clock;

    /** Puts the desk together. */
    public PaymentDesk(
            PaymentBook payments,
            Books books,
            PaymentApprovals approvals,
            Requests requests,
            TextRules texts,
            Clock clock) {
        this.payments = payments;
        this.books = books;
        this.approvals = approvals;
        this.requests = requests;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A payment that was taken in.
     *
     * @param warnings what a person may want to look at
     */
    public record Recorded(OwnPayment payment, List<Violation> warnings) {}

    /** Has QuickBooks record a payment. From now on its bills have so much less left to be paid. */
    public Outcome<Recorded, PaymentRefusal> record(CompanyId company, PaymentOrder order, Actor actor) {
        requests.hold(company);
        var facts = facts(company, order);
        return switch (judged(company, order, facts, null)) {
            case Outcome.Refused<PaymentContent, PaymentRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<PaymentContent, PaymentRefusal> done -> {
                var payment = queue(company, done.value(), facts, actor);
                yield Outcome.done(new Recorded(payment, unrouted(done.value(), facts)));
            }
        };
    }

    /** Bills about which nobody is found to ask are paid by a person, who is told so. */
    private static List<Violation> unrouted(PaymentContent payment, PaymentCheck.Facts facts) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < payment.applications().size(); i++) {
            var approval = facts.approvals().get(payment.applications().get(i).bill());
            if (approval != null && approval.state() == ApprovalState.UNROUTED) {
                found.add(new Violation(
                        "applications/" + i + "/billId",
                        "unrouted",
                        "is a bill whose approval was asked of nobody: no rule finds anybody to ask"));
            }
        }
        return found;
    }

    private PaymentCheck.Facts facts(CompanyId company, PaymentOrder order) {
        var bills = PaymentCheck.billsIn(order);
        return new PaymentCheck.Facts(
                books.rules(company),
                books.entries(company, PaymentCheck.entriesIn(order)),
                payments.bills(company, bills),
                payments.credits(company, PaymentCheck.creditsIn(order)),
                approvals.of(company, bills));
    }

    /** @param itself the payment that is asked for anew; absent: it is a new one */
    private Outcome<PaymentContent, PaymentRefusal> judged(
            CompanyId company, PaymentOrder order, PaymentCheck.Facts facts, @Nullable UUID itself) {
        var violations = new ArrayList<Violation>();
        if (isNumberUsed(company, order, itself)) {
            violations.add(new Violation(
                    "refNumber",
                    "number_used",
                    "is " + order.refNumber() + ", the number of another check of this account"));
        }
        var content = new PaymentCheck(order, facts, texts, violations).judged();
        if (content.isEmpty()) {
            return Outcome.refused(new PaymentRefusal.Invalid(violations));
        }
        var unapproved = unapproved(content.get(), facts);
        return unapproved.isEmpty()
                ? Outcome.done(content.get())
                : Outcome.refused(new PaymentRefusal.NotApproved(unapproved));
    }

    private static List<PaymentRefusal.Unapproved> unapproved(PaymentContent payment, PaymentCheck.Facts facts) {
        var found = new ArrayList<PaymentRefusal.Unapproved>();
        for (int i = 0; i < payment.applications().size(); i++) {
            int at = i;
            var id = payment.applications().get(i).bill();
            var name = Objects.requireNonNull(facts.bills().get(id)).name();
            Optional.ofNullable(facts.approvals().get(id))
                    .flatMap(Approval::missing)
                    .ifPresent(missing -> found.add(new PaymentRefusal.Unapproved(at, name, missing)));
        }
        return found;
    }

    /** What recordings of payments are to do. */
    public Map<RequestId, PaymentContent> contents(List<Request> wanted) {
        var known = payments.contents(
                wanted.stream().map(Request::company).collect(toUnmodifiableSet()),
                wanted.stream().map(PaymentDesk::payment).collect(toUnmodifiableSet()));
        return wanted.stream()
                .filter(request -> known.containsKey(payment(request)))
                .collect(
                        toUnmodifiableMap(Request::id, request -> Objects.requireNonNull(known.get(payment(request)))));
    }

    /**
     * Makes another payment of one that failed, judged like the first time; what it takes itself is free for it. The caller
     * re-queues its request.
     */
    public Outcome<Mended, PaymentRefusal> amend(Request failed, PaymentOrder order) {
        var company = failed.company();
        var id = payment(failed);
        var before = payments.payment(company, id)
                .map(OwnPayment::content)
                .orElseThrow(() -> new IllegalStateException("the payment " + id + " is gone"));
        var facts = facts(company, order).without(before);
        return switch (judged(company, order, facts, id)) {
            case Outcome.Refused<PaymentContent, PaymentRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<PaymentContent, PaymentRefusal> done -> {
                payments.change(company, id, done.value(), clock.instant());
                yield Outcome.done(new Mended(failed.errand(), notPosted(done.value(), facts)));
            }
        };
    }

    private static UUID payment(Request request) {
        return request.errand().subject().id();
    }

    private boolean isNumberUsed(CompanyId company, PaymentOrder order, @Nullable UUID itself) {
        return order.method() == PaymentMethod.CHECK
                && order.paymentAccount() != null
                && order.refNumber() != null
                && !order.refNumber().isBlank()
                && payments.isCheckNumberUsed(
                        company, order.paymentAccount(), order.refNumber().strip(), itself);
    }

    private OwnPayment queue(CompanyId company, PaymentContent content, PaymentCheck.Facts facts, Actor actor) {
        var now = clock.instant();
        var id = UuidV7.at(now);
        var errand = new Errand.PaymentRecording(id);
        var request = Request.of(new RequestId(UuidV7.at(now)), company, errand, notPosted(content, facts), now);
        var payment = new OwnPayment(id, content, request.id(), null, null);
        payments.add(company, payment, now);
        requests.add(request, new Cause(actor.id(), null));
        return payment;
    }

    /** The requests that its bills still wait for. */
    private static Set<RequestId> notPosted(PaymentContent content, PaymentCheck.Facts facts) {
        return content.bills().stream()
                .map(bill -> facts.bills().get(bill))
                .filter(Objects::nonNull)
                .map(PayableBill::postedBy)
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }

    /**
     * Voids a payment of ours: one that has not gone out is called off, one that QuickBooks has is voided there. Whoever asks
     * again gets the same answer; a void that failed is tried again.
     *
     * @return the request that does it, or that was called off
     */
    public Outcome<RequestId, PaymentRefusal> undo(CompanyId company, UUID id, Actor actor) {
        requests.hold(company);
        var payment = payments.payment(company, id).orElse(null);
        if (payment == null) {
            return Outcome.refused(
                    payments.shown(company, id).isPresent()
                            ? new PaymentRefusal.NotOurs()
                            : new PaymentRefusal.NotFound());
        }
        var recording = find(company, payment.request());
        var cause = new Cause(actor.id(), "the payment was voided");
        return switch (recording.status()) {
            case CANCELLED -> Outcome.done(recording.id());
            case SENT, IN_DOUBT -> Outcome.refused(new PaymentRefusal.UnderWay());
            case FAILED, BLOCKED, QUEUED -> {
                if (recording.isOutcomeUnknown()) {
                    yield Outcome.refused(new PaymentRefusal.UnderWay());
                }
                requests.move(recording, recording.cancelled(), cause);
                requests.release(recording, cause);
                yield Outcome.done(recording.id());
            }
            case SUCCEEDED -> undoInQuickBooks(company, payment, cause);
        };
    }

    private Outcome<RequestId, PaymentRefusal> undoInQuickBooks(CompanyId company, OwnPayment payment, Cause cause) {
        var before = payment.voidRequest() == null ? null : find(company, payment.voidRequest());
        if (before != null && isOnItsWayOrDone(before.status())) {
            return Outcome.done(before.id());
        }
        var rules = books.rules(company);
        var closed = rules.closingDate();
        if (closed != null && rules.isClosed(payment.content().date())) {
            return Outcome.refused(
                    new PaymentRefusal.PeriodClosed(payment.content().date(), closed));
        }
        if (before != null && before.status() == RequestStatus.FAILED) {
            requests.move(before, before.requeued(before.asItIs(), false), cause);
            return Outcome.done(before.id());
        }
        var now = clock.instant();
        var request = Request.of(
                new RequestId(UuidV7.at(now)), company, new Errand.PaymentVoiding(payment.id()), Set.of(), now);
        requests.add(request, new Cause(cause.by(), null));
        payments.voidedBy(company, payment.id(), request.id(), now);
        return Outcome.done(request.id());
    }

    private static boolean isOnItsWayOrDone(RequestStatus status) {
        return status != RequestStatus.FAILED && status != RequestStatus.CANCELLED;
    }

    private Request find(CompanyId company, RequestId id) {
        return requests.find(company, id)
                .orElseThrow(() -> new IllegalStateException("the request " + id + " of a payment is gone"));
    }
}
