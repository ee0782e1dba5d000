package tandem.payable;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tandem.approval.ApprovalState;
import tandem.approval.Approvals;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.bill.BillContent;
import tandem.bill.BillContent.Line;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorList;
import tandem.newterms.Terms;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Errand.BillEdit;
import tandem.request.Errand.BillPosting;
import tandem.request.Mended;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.request.Subject;
import tandem.wire.TextRules;

/**
 * Where bills are drafted, posted and edited on this side. A draft is nobody else's business; posted, it goes to QuickBooks by a
 * request, and so does every edit of a bill that QuickBooks has.
 */
public final class BillDesk {

    private static final Set<RequestStatus> ON_THE_WAY =
            Set.of(RequestStatus.BLOCKED, RequestStatus.QUEUED, RequestStatus.SENT, RequestStatus.IN_DOUBT);
    private static final String DUPLICATE = "duplicate";

    private final BillBook bills;
    private final Books books;
    private final MirrorList<Terms> terms;
    private final Approvals approvals;
    private final Requests requests;
    private final TextRules texts;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public BillDesk(
            BillBook bills,
            Books books,
            MirrorList<Terms> terms,
            Approvals approvals,
            Requests requests,
            TextRules texts,
            AuditTrail audit,
            Clock clock) {
        this.bills = bills;
        this.books = books;
        this.terms = terms;
        this.approvals = approvals;
        this.requests = requests;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What people say of a bill.
     *
     * @param notes for this side alone; absent: there are none
     */
    public record Said(BillContent content, @Nullable String notes) {}

    /**
     * Drafts a bill. A draft may lack anything, but what it names must exist.
     *
     * @return its identity
     */
    public Outcome<UUID, BillRefusal> draft(CompanyId company, Said said, Actor actor) {
        var unknown = unknown(company, said.content());
        if (!unknown.isEmpty()) {
            return Outcome.refused(new BillRefusal.Invalid(unknown));
        }
        var now = clock.instant();
        var id = UuidV7.at(now);
        bills.add(company, id, said.content(), now);
        if (said.notes() != null) {
            bills.note(company, id, said.notes(), now);
        }
        did("bill_drafted", company, id, Map.of(), BillWords.of(said), actor);
        return Outcome.done(id);
    }

    /**
     * Changes a bill. A draft, or a bill whose posting failed, changes here alone; one that QuickBooks has is changed there by a
     * request.
     *
     * @param allowed which versions the change is meant for
     * @param change what the bill is to say, given what it says
     * @return the request; empty: QuickBooks has nothing to do
     */
    public Outcome<Optional<RequestId>, BillRefusal> change(
            CompanyId company, UUID id, LongPredicate allowed, UnaryOperator<Said> change, Actor actor) {
        return meant(company, id, allowed, bill -> {
            var mirrored = bill.mirrored();
            if (mirrored != null) {
                return edit(company, bill, mirrored, change.apply(new Said(mirrored.content(), bill.notes())), actor);
            }
            var own = Objects.requireNonNull(bill.own());
            return changeHere(company, bill, own, change.apply(new Said(own.content(), bill.notes())), actor);
        });
    }

    /** What is done about a bill that is there, in the version that it is meant for. */
    private <T> Outcome<T, BillRefusal> meant(
            CompanyId company, UUID id, LongPredicate allowed, Function<KnownBill, Outcome<T, BillRefusal>> what) {
        requests.hold(company);
        var bill = bills.find(company, id).orElse(null);
        if (bill == null) {
            return Outcome.refused(new BillRefusal.NotFound());
        }
        return allowed.test(bill.version()) ? what.apply(bill) : Outcome.refused(new BillRefusal.Stale(bill.version()));
    }

    private Outcome<Optional<RequestId>, BillRefusal> changeHere(
            CompanyId company, KnownBill bill, OwnBill own, Said said, Actor actor) {
        if (!said.content().equals(own.content())) {
            if (own.isOutcomeUnknown()) {
                return Outcome.refused(new BillRefusal.OutcomeUnknown());
            }
            if (!own.isOpenToChange()) {
                return Outcome.refused(new BillRefusal.WrongStatus(own.status()));
            }
            var unknown = unknown(company, said.content());
            if (!unknown.isEmpty()) {
                return Outcome.refused(new BillRefusal.Invalid(unknown));
            }
            approvals.changed(company, bill.id(), own.content(), said.content(), clock.instant());
            bills.change(company, bill.id(), said.content(), clock.instant());
        }
        note(company, bill, said.notes());
        changedHere(company, bill, new Said(own.content(), bill.notes()), said, actor);
        return Outcome.done(Optional.empty());
    }

    private void note(CompanyId company, KnownBill bill, @Nullable String notes) {
        var before = Objects.requireNonNullElse(bill.notes(), "");
        var after = Objects.requireNonNullElse(notes, "");
        if (!before.equals(after)) {
            bills.note(company, bill.id(), after, clock.instant());
        }
    }

    private void changedHere(CompanyId company, KnownBill bill, Said before, Said after, Actor actor) {
        var old = BillWords.of(before);
        var now = BillWords.of(after);
        if (!old.equals(now)) {
            did(
                    "bill_changed",
                    company,
                    bill.id(),
                    BillWords.otherThan(now, old),
                    BillWords.otherThan(old, now),
                    actor);
        }
    }

    private void did(
            String action, CompanyId company, UUID bill, Map<String, ?> before, Map<String, ?> after, Actor actor) {
        audit.add(new AuditEvent(
                clock.instant(), actor, action, company.value(), EntityId.of(Kind.BILL, bill), null, before, after));
    }

    /** Throws a draft away; QuickBooks has never heard of it. A bill that QuickBooks has is taken from view on this side. */
    public Outcome<UUID, BillRefusal> discard(CompanyId company, UUID id, LongPredicate allowed, Actor actor) {
        return meant(company, id, allowed, bill -> {
            var mirrored = bill.mirrored();
            if (mirrored != null) {
                return deleteHere(company, id, mirrored, actor);
            }
            var own = bill.own();
            if (own == null || own.status() != BillStatus.DRAFT) {
                return Outcome.refused(new BillRefusal.WrongStatus(status(bill)));
            }
            bills.remove(company, id);
            did("bill_discarded", company, id, BillWords.of(new Said(own.content(), bill.notes())), Map.of(), actor);
            return Outcome.done(id);
        });
    }

    /** QuickBooks is left alone: a bill that it still has is reported until it is deleted there too. */
    private Outcome<UUID, BillRefusal> deleteHere(CompanyId company, UUID id, MirroredBill mirrored, Actor actor) {
        boolean isGone = mirrored.isRemoved() || mirrored.isVoided();
        if (!isGone && mirrored.settled().signum() != 0 || bills.isClaimed(company, id)) {
            return Outcome.refused(new BillRefusal.InUse());
        }
        if (!requests.pending(company, new Subject(Kind.BILL, id)).isEmpty()) {
            return Outcome.refused(new BillRefusal.OnItsWay());
        }
        bills.deleteHere(company, id, clock.instant());
        did("bill_deleted_here", company, id, Map.of(), Map.of(), actor);
        return Outcome.done(id);
    }

    private static BillStatus status(KnownBill bill) {
        return bill.status();
    }

    /**
     * A bill on its way.
     *
     * @param warnings what a person may want to look at
     */
    public record Posted(RequestId request, List<Violation> warnings) {
        /** Copies the warnings. */
        public Posted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Posts a draft, or once more a bill whose posting failed; one of which nobody knows whether QuickBooks has it is looked up
     * there before it is sent again. One that somebody has to approve is refused until that is done.
     *
     * @param acceptsDuplicate whether the vendor's number may have been used before
     */
    public Outcome<Posted, BillRefusal> post(CompanyId company, UUID id, boolean acceptsDuplicate, Actor actor) {
        return meant(company, id, any -> true, bill -> post(company, bill, acceptsDuplicate, actor));
    }

    private Outcome<Posted, BillRefusal> post(
            CompanyId company, KnownBill bill, boolean acceptsDuplicate, Actor actor) {
        var id = bill.id();
        var own = bill.own();
        if (bill.mirrored() != null || own == null || own.status() == BillStatus.POSTING) {
            return Outcome.refused(new BillRefusal.WrongStatus(status(bill)));
        }
        if (own.isOutcomeUnknown()) {
            return Outcome.done(new Posted(again(company, own, Request::asItIs, actor), List.of()));
        }
        var entries = books.entries(company, BillCheck.named(own.content()));
        var warnings = new ArrayList<Violation>();
        var judged = judged(company, id, own.content(), entries, acceptsDuplicate, warnings);
        if (judged instanceof Outcome.Refused<BillContent, BillRefusal> refused) {
            return Outcome.refused(refused.why());
        }
        var content = ((Outcome.Done<BillContent, BillRefusal>) judged).value();
        var approval = approvals.of(company, id, content);
        if (!approval.mayBePosted()) {
            return Outcome.refused(new BillRefusal.NotApproved(approval));
        }
        if (approval.state() == ApprovalState.UNROUTED) {
            warnings.add(new Violation("approval", "unrouted", "was asked of nobody: no rule finds anybody to ask"));
        }
        if (!content.equals(own.content())) {
            bills.change(company, id, content, clock.instant());
        }
        var errand = new BillPosting(id, acceptsDuplicate);
        var request = own.status() == BillStatus.FAILED
                ? again(company, own, failed -> new Mended(errand, needs(entries)), actor)
                : queue(company, errand, needs(entries), actor);
        bills.posting(company, id, request, clock.instant());
        return Outcome.done(new Posted(request, warnings));
    }

    /** The bill as it will stand in QuickBooks, if it can. */
    private Outcome<BillContent, BillRefusal> judged(
            CompanyId company,
            UUID id,
            BillContent said,
            Map<UUID, Entry> entries,
            boolean acceptsDuplicate,
            List<Violation> warnings) {
        var findings = BillCheck.ofNew(withDueDate(company, said), entries, books.rules(company), texts);
        var violations = new ArrayList<>(findings.violations());
        twins(company, id, findings.bill(), acceptsDuplicate ? warnings : violations, warnings);
        return violations.isEmpty()
                ? Outcome.done(findings.bill())
                : Outcome.refused(new BillRefusal.Invalid(violations));
    }

    /**
     * Gives a failed posting or edit another content, judged like the first time. The caller re-queues it.
     *
     * @return what is to be done now
     */
    public Outcome<Mended, BillRefusal> amend(Request failed, BillContent content) {
        return switch (failed.errand()) {
            case BillPosting posting -> amend(failed.company(), posting, content);
            case BillEdit edit -> amend(failed.company(), edit, content);
            default -> throw new IllegalArgumentException("not about a bill: " + failed.id());
        };
    }

    private Outcome<Mended, BillRefusal> amend(CompanyId company, BillPosting posting, BillContent content) {
        var entries = books.entries(company, BillCheck.named(content));
        return switch (judged(
                company, posting.bill(), content, entries, posting.acceptsDuplicate(), new ArrayList<>())) {
            case Outcome.Refused<BillContent, BillRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<BillContent, BillRefusal> done -> {
                var before = bills.find(company, posting.bill())
                        .map(KnownBill::own)
                        .map(OwnBill::content)
                        .orElse(BillContent.EMPTY);
                var approval = approvals.ofChanged(company, posting.bill(), before, done.value());
                if (!approval.mayBePosted()) {
                    yield Outcome.refused(new BillRefusal.NotApproved(approval));
                }
                approvals.changed(company, posting.bill(), before, done.value(), clock.instant());
                bills.change(company, posting.bill(), done.value(), clock.instant());
                yield Outcome.done(new Mended(posting, needs(entries)));
            }
        };
    }

    private Outcome<Mended, BillRefusal> amend(CompanyId company, BillEdit edit, BillContent content) {
        var mirrored = bills.find(company, edit.bill()).map(KnownBill::mirrored).orElse(null);
        if (mirrored == null) {
            return Outcome.refused(new BillRefusal.Gone());
        }
        var entries = books.entries(company, BillCheck.named(content));
        return switch (judged(company, edit.bill(), mirrored, content, entries)) {
            case Outcome.Refused<BillContent, BillRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<BillContent, BillRefusal> done ->
                Outcome.done(new Mended(new BillEdit(edit.bill(), mirrored.content(), done.value()), needs(entries)));
        };
    }

    /** What postings and edits are to do. */
    public Map<RequestId, BillContent> contents(List<Request> wanted) {
        var here = bills.saidHere(
                wanted.stream().map(Request::company).collect(toUnmodifiableSet()),
                wanted.stream()
                        .map(Request::errand)
                        .filter(BillPosting.class::isInstance)
                        .map(errand -> errand.subject().id())
                        .collect(toUnmodifiableSet()));
        return wanted.stream().collect(toUnmodifiableMap(Request::id, request -> switch (request.errand()) {
            case BillPosting posting -> here.getOrDefault(posting.bill(), BillContent.EMPTY);
            case BillEdit edit -> edit.to();
            default -> throw new IllegalArgumentException("not about a bill: " + request.id());
        }));
    }

    /** A bill that says nothing else is due when its terms say. */
    private BillContent withDueDate(CompanyId company, BillContent content) {
        if (content.dueDate() != null || content.billDate() == null || content.terms() == null) {
            return content;
        }
        var day = content.billDate();
        return terms.find(company, content.terms())
                .flatMap(view -> view.definition().paymentTerms())
                .map(known -> content.withDueDate(known.datesFor(day).dueDate()))
                .orElse(content);
    }

    private RequestId again(CompanyId company, OwnBill own, Function<Request, Mended> how, Actor actor) {
        var failed = requests.find(
                        company, Objects.requireNonNull(own.posting()).request())
                .orElseThrow();
        var mended = how.apply(failed);
        var next = failed.requeued(mended, !requests.areOver(company, mended.dependsOn()));
        requests.move(failed, next, new Cause(actor.id(), "posted again"));
        return failed.id();
    }

    private RequestId queue(CompanyId company, Errand errand, Set<RequestId> needs, Actor actor) {
        var now = clock.instant();
        var id = new RequestId(UuidV7.at(now));
        requests.add(Request.of(id, company, errand, needs, now), new Cause(actor.id(), null));
        return id;
    }

    /** What the bill names and QuickBooks does not have yet, the bill waits for. */
    private static Set<RequestId> needs(Map<UUID, Entry> entries) {
        return entries.values().stream()
                .map(Entry::madeBy)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(toUnmodifiableSet());
    }

    private void twins(
            CompanyId company, UUID id, BillContent bill, List<Violation> sameNumber, List<Violation> alike) {
        if (bill.vendor() == null || bill.billDate() == null) {
            return;
        }
        for (var twin : bills.twins(company, id, bill.vendor(), bill.refNumber(), bill.billDate(), bill.gross())) {
            if (twin.hasNumber(bill.refNumber())) {
                sameNumber.add(new Violation(
                        "refNumber",
                        DUPLICATE,
                        "is the number of another bill of this vendor, " + told(twin)
                                + ". Change the number, or post with acceptDuplicate if both are right"));
            } else {
                alike.add(new Violation(
                        "grossAmount",
                        DUPLICATE,
                        "and billDate are those of another bill of this vendor, " + told(twin)));
            }
        }
    }

    private static String told(Twin twin) {
        return EntityId.of(Kind.BILL, twin.id())
                + (twin.billDate() == null ? "" : " of " + twin.billDate())
                + (twin.amount() == null ? "" : " over " + Money.text(twin.amount()));
    }

    private List<Violation> unknown(CompanyId company, BillContent content) {
        var known = books.entries(company, BillCheck.named(content));
        return BillCheck.ofNew(content, known, books.rules(company), texts).violations().stream()
                .filter(violation -> violation.code().equals(BillCheck.UNKNOWN))
                .toList();
    }

    private Outcome<Optional<RequestId>, BillRefusal> edit(
            CompanyId company, KnownBill bill, MirroredBill mirrored, Said said, Actor actor) {
        var before = mirrored.content();
        if (said.content().equals(before)) {
            noteBeside(company, bill, mirrored, said, actor);
            return Outcome.done(Optional.empty());
        }
        if (requests.pending(company, new Subject(Kind.BILL, bill.id())).stream()
                .anyMatch(request -> ON_THE_WAY.contains(request.status()))) {
            return Outcome.refused(new BillRefusal.OnItsWay());
        }
        var entries = books.entries(company, BillCheck.named(said.content()));
        return switch (judged(company, bill.id(), mirrored, said.content(), entries)) {
            case Outcome.Refused<BillContent, BillRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<BillContent, BillRefusal> done -> {
                noteBeside(company, bill, mirrored, said, actor);
                yield Outcome.done(
                        done.value().equals(before)
                                ? Optional.empty()
                                : Optional.of(queue(
                                        company,
                                        new BillEdit(bill.id(), before, done.value()),
                                        needs(entries),
                                        actor)));
            }
        };
    }

    /** What QuickBooks has is changed by a request, which tells of itself; notes are kept here. */
    private void noteBeside(CompanyId company, KnownBill bill, MirroredBill mirrored, Said said, Actor actor) {
        note(company, bill, said.notes());
        var content = mirrored.content();
        changedHere(company, bill, new Said(content, bill.notes()), new Said(content, said.notes()), actor);
    }

    /** A bill that QuickBooks has, as it will stand there once it is changed, if it can be. */
    private Outcome<BillContent, BillRefusal> judged(
            CompanyId company, UUID id, MirroredBill mirrored, BillContent wanted, Map<UUID, Entry> entries) {
        if (mirrored.isRemoved() || mirrored.isVoided()) {
            return Outcome.refused(new BillRefusal.Gone());
        }
        var before = mirrored.content();
        var findings = BillCheck.ofChange(before, wanted, entries, books.rules(company), texts);
        var bill = findings.bill();
        var violations = new ArrayList<>(findings.violations());
        fixed(before, bill, violations);
        lines(mirrored, bill, violations);
        if (!Objects.equals(before.refNumber(), bill.refNumber())) {
            twins(company, id, bill, violations, new ArrayList<>());
        }
        BillCheck.total(mirrored, bill).ifPresent(violations::add);
        return violations.isEmpty() ? Outcome.done(bill) : Outcome.refused(new BillRefusal.Invalid(violations));
    }

    private static void fixed(BillContent before, BillContent after, List<Violation> violations) {
        if (!Objects.equals(before.vendor(), after.vendor())) {
            violations.add(new Violation("vendorId", "fixed", FIXED));
        }
        if (!Objects.equals(before.apAccount(), after.apAccount())) {
            violations.add(new Violation("apAccountId", "fixed", FIXED));
        }
        if (before.exchangeRate() != null && after.exchangeRate() == null) {
            violations.add(new Violation("exchangeRate", "missing", "cannot be taken away"));
        }
    }

    private static final String FIXED =
            "cannot be changed once QuickBooks has the bill: delete it there, and post another one";

    private static void lines(MirroredBill mirrored, BillContent after, List<Violation> violations) {
        if (mirrored.content().lines().findAny().isEmpty()) {
            violations.add(new Violation(
                    "expenseLines",
                    "fixed",
                    "cannot be given to a bill that has no lines in QuickBooks; change it there"));
            return;
        }
        lines("expenseLines", mirrored, mirrored.content().expenseLines(), after.expenseLines(), violations);
        lines("itemLines", mirrored, mirrored.content().itemLines(), after.itemLines(), violations);
    }

    private static <L extends Line> void lines(
            String field, MirroredBill mirrored, List<L> before, List<L> after, List<Violation> violations) {
        Map<String, L> held = before.stream()
                .collect(
                        toMap(line -> Objects.requireNonNull(line.lineId()), Function.identity(), (one, other) -> one));
        var kept = new HashSet<String>();
        for (int i = 0; i < after.size(); i++) {
            var line = after.get(i);
            var id = line.lineId();
            if (id == null) {
                continue;
            }
            var pointer = field + '/' + i;
            var old = held.get(id);
            if (old == null || !kept.add(id)) {
                violations.add(new Violation(
                        pointer + "/lineId",
                        "unknown",
                        old == null ? "names no line of this bill" : "names the same line as another"));
            } else if (!old.equals(line)) {
                untouchable(pointer, id, mirrored, violations);
            }
        }
        held.keySet().stream()
                .filter(id -> !kept.contains(id))
                .forEach(id -> untouchable(field, id, mirrored, violations));
    }

    private static void untouchable(String pointer, String id, MirroredBill mirrored, List<Violation> violations) {
        if (mirrored.billed().contains(id)) {
            violations.add(new Violation(
                    pointer, "billed", "changes the line " + id + ", which a customer has been charged for already"));
        } else if (mirrored.groups().containsKey(id)) {
            violations.add(new Violation(
                    pointer,
                    "group",
                    "changes the line " + id + ", which belongs to a group of items; change it in QuickBooks"));
        }
    }
}
