package tandem.approving;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approval;
import tandem.approval.ApprovalBook;
import tandem.approval.ApprovalFile;
import tandem.approval.ApprovalState;
import tandem.approval.Approvals;
import tandem.approval.Approver;
import tandem.approval.ByHand;
import tandem.approval.PaymentApprovals;
import tandem.approval.Step;
import tandem.audit.Actor;
import tandem.bill.BillContent;
import tandem.company.Companies;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.BillStatus;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.payable.BillBook;
import tandem.payable.BillDesk;
import tandem.payable.BillRefusal;
import tandem.request.Requests;

/**
 * Where bills are routed by hand, approved and declined, until they are posted; bills that were entered in QuickBooks until they
 * are paid, where the company wants that. Nothing of it goes to QuickBooks; the last approval posts the bill where the company has
 * bills posted by themselves.
 */
public final class ApprovalDesk {

    private static final int LONGEST_REASON = 1000;

    private final ApprovalBook book;
    private final Approvals approvals;
    private final PaymentApprovals beforePayment;
    private final BillBook bills;
    private final BillDesk desk;
    private final Companies companies;
    private final Requests requests;
    private final Clock clock;

    /** Puts the desk together. */
    public ApprovalDesk(
            ApprovalBook book,
            PaymentApprovals beforePayment,
            BillBook bills,
            BillDesk desk,
            Companies companies,
            Requests requests,
            Clock clock) {
        this.book = book;
        this.approvals = new Approvals(book);
        this.beforePayment = beforePayment;
        this.bills = bills;
        this.desk = desk;
        this.companies = companies;
        this.requests = requests;
        this.clock = clock;
    }

    /** How the approval of a bill stands. Bills that were entered in QuickBooks need none, unless the company wants it. */
    public Outcome<Approval, BillRefusal> see(CompanyId company, UUID id) {
        var bill = bills.find(company, id).orElse(null);
        if (bill == null) {
            return Outcome.refused(new BillRefusal.NotFound());
        }
        var own = bill.own();
        if (own == null) {
            return Outcome.done(beforePayment.of(company, Set.of(id)).getOrDefault(id, Approval.NOT_NEEDED));
        }
        return Outcome.done(
                bill.mirrored() == null
                        ? approvals.of(company, id, own.content())
                        : Approval.past(approvals.file(company, id)));
    }

    /**
     * Everything that was set and decided about bills, in the order of their ids.
     *
     * @param after the bill of the last one that was seen
     */
    public Slice<Map.Entry<UUID, ApprovalFile>> files(CompanyId company, @Nullable UUID after, int limit) {
        var decided = book.decided(company, after, limit);
        var files = book.files(company, Set.copyOf(decided.items()));
        return decided.map(bill -> Map.entry(bill, files.getOrDefault(bill, ApprovalFile.EMPTY)));
    }

    /** Sets by hand who is asked. Approvals by people who are still asked stand; a decline does not. */
    public Outcome<Approval, BillRefusal> route(CompanyId company, UUID id, WantedRoute wanted, Actor actor) {
        var violations = wanted.violations();
        if (!violations.isEmpty()) {
            return Outcome.refused(new BillRefusal.Invalid(violations));
        }
        return switch (undecided(company, id, version -> true)) {
            case Outcome.Refused<Undecided, BillRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<Undecided, BillRefusal> found -> {
                var bill = found.value();
                boolean wasDeclined = approvals.of(company, id, bill.content()).state() == ApprovalState.DECLINED;
                book.route(company, id, wanted.hand(), clock.instant());
                book.add(company, id, step(Step.What.ROUTED, null, words(wanted.hand()), actor));
                if (wasDeclined) {
                    book.add(company, id, step(Step.What.RESTARTED, null, "the bill was routed by hand", Actor.HUB));
                }
                yield Outcome.done(approvals.of(company, id, bill.content()));
            }
        };
    }

    private static String words(ByHand hand) {
        return "asked by hand: " + (hand.approvers().isEmpty() ? "nobody" : String.join(", ", hand.approvers()))
                + (hand.isAutomaticToo() ? "; and whom the rules find" : "; the rules ask nobody")
                + (hand.requester() == null ? "" : "; requested by " + hand.requester());
    }

    /** Takes in that an approver, who is asked now, approves. Whoever has done so already is not heard twice. */
    public Outcome<Decided, BillRefusal> approve(CompanyId company, UUID id, Opinion opinion, Actor actor) {
        return decide(company, id, opinion, Step.What.APPROVED, actor);
    }

    /** Takes in that an approver, who is asked now or has approved before, declines: the bill is a draft again. */
    public Outcome<Decided, BillRefusal> decline(CompanyId company, UUID id, Opinion opinion, Actor actor) {
        return decide(company, id, opinion, Step.What.DECLINED, actor);
    }

    private Outcome<Decided, BillRefusal> decide(
            CompanyId company, UUID id, Opinion opinion, Step.What what, Actor actor) {
        var violations = violations(opinion);
        if (!violations.isEmpty()) {
            return Outcome.refused(new BillRefusal.Invalid(violations));
        }
        var approver = Objects.requireNonNull(opinion.approver());
        var seen = opinion.version();
        return switch (undecided(company, id, version -> seen == null || seen == version)) {
            case Outcome.Refused<Undecided, BillRefusal> refused -> Outcome.refused(refused.why());
            case Outcome.Done<Undecided, BillRefusal> found -> {
                var bill = found.value();
                var approval = approvals.of(company, id, bill.content());
                boolean hasApproved = approval.isApprovedBy(approver);
                if (what == Step.What.APPROVED && hasApproved) {
                    yield Outcome.done(Decided.onThisSide(approval));
                }
                if (!hasApproved && !approval.waitingFor().contains(approver)) {
                    yield Outcome.refused(new BillRefusal.NotAsked(approver, approval));
                }
                var step = step(what, approver, opinion.reason(), actor);
                book.add(company, id, bill.isEntered() ? step.about(bill.content()) : step);
                yield Outcome.done(after(company, id, bill, actor));
            }
        };
    }

    private static List<Violation> violations(Opinion opinion) {
        var found = new ArrayList<Violation>();
        Approver.judge("approver", opinion.approver(), found);
        if (opinion.reason() != null && opinion.reason().length() > LONGEST_REASON) {
            found.add(new Violation("reason", "too_long", "must have at most " + LONGEST_REASON + " characters"));
        }
        return found;
    }

    private Decided after(CompanyId company, UUID id, Undecided bill, Actor actor) {
        var approval = approvals.of(company, id, bill.content());
        if (bill.isEntered() || approval.state() != ApprovalState.APPROVED || !postsByItself(company)) {
            return Decided.onThisSide(approval);
        }
        return switch (desk.post(company, id, false, actor)) {
            case Outcome.Done<BillDesk.Posted, BillRefusal> posted ->
                new Decided(approval, posted.value().request(), List.of());
            case Outcome.Refused<BillDesk.Posted, BillRefusal> refused ->
                new Decided(
                        approval,
                        null,
                        refused.why() instanceof BillRefusal.Invalid invalid ? invalid.violations() : List.of());
        };
    }

    private boolean postsByItself(CompanyId company) {
        return companies.find(company).filter(one -> one.settings().autoPost()).isPresent();
    }

    /**
     * A bill that can still be decided about.
     *
     * @param isEntered whether it was entered in QuickBooks, where it may be changed as well
     */
    private record Undecided(BillContent content, boolean isEntered) {}

    /** One that QuickBooks does not have, and that is not on its way; or one that has to be approved before it is paid. */
    private Outcome<Undecided, BillRefusal> undecided(CompanyId company, UUID id, LongPredicate allowed) {
        requests.hold(company);
        var bill = bills.find(company, id).orElse(null);
        if (bill == null) {
            return Outcome.refused(new BillRefusal.NotFound());
        }
        if (!allowed.test(bill.version())) {
            return Outcome.refused(new BillRefusal.Stale(bill.version()));
        }
        var own = bill.own();
        if (own == null) {
            var entered = beforePayment.wanted(company, Set.of(id)).get(id);
            return entered == null || bill.status() != BillStatus.OPEN
                    ? Outcome.refused(new BillRefusal.WrongStatus(bill.status()))
                    : Outcome.done(new Undecided(entered, true));
        }
        return bill.mirrored() != null || own.status() == BillStatus.POSTING
                ? Outcome.refused(new BillRefusal.WrongStatus(bill.status()))
                : Outcome.done(new Undecided(own.content(), false));
    }

    private Step step(Step.What what, @Nullable String approver, @Nullable String reason, Actor actor) {
        return new Step(what, approver, reason, clock.instant(), actor.id());
    }
}
