package tandem.payable;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tandem.approval.Approval;
import tandem.approval.ApprovalState;
import tandem.approval.Approvals;
import tandem.bill.BillContent;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.view.EntityId;
import tandem.outcome.Violation;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Errand.BillPosting;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.TextRules;
import tandem.wire.Write;

/**
 * Carries new bills. Everything is judged once more right before a bill goes out, since the books may have been closed, an
 * entry made inactive, or another approval become necessary, since it was posted.
 */
public final class BillCourier implements Courier {

    private final BillBook bills;
    private final Books books;
    private final Approvals approvals;
    private final TextRules texts;
    private final Clock clock;

    /** Puts the courier together. */
    public BillCourier(BillBook bills, Books books, Approvals approvals, TextRules texts, Clock clock) {
        this.bills = bills;
        this.books = books;
        this.approvals = approvals;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Operation operation() {
        return Operation.BILL_ADD;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        var content = content(company, errand);
        return named(content, books.entries(company, BillCheck.named(content)));
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var posting = (BillPosting) errand;
        var bill = bills.find(company, posting.bill()).orElse(null);
        if (bill == null) {
            return new Dispatch.Refused(Failure.forBookkeeper(
                    "bill_gone",
                    "The draft of this bill was thrown away before it went out.",
                    "Cancel this request; draft the bill anew if it is wanted."));
        }
        if (bill.mirrored() != null) {
            return new Dispatch.AlreadySo(bill.mirrored().txnId());
        }
        var content = Objects.requireNonNull(bill.own()).content();
        var entries = books.entries(company, BillCheck.named(content));
        var findings = BillCheck.ofNew(content, entries, books.rules(company), texts);
        if (!findings.violations().isEmpty()) {
            return new Dispatch.Refused(notAcceptable(content, entries, findings.violations()));
        }
        var approval = approvals.of(company, posting.bill(), content);
        if (!approval.mayBePosted()) {
            return new Dispatch.Refused(notApproved(content, entries, approval));
        }
        return twin(company, posting, content)
                .<Dispatch>map(twin -> new Dispatch.Refused(duplicate(content, entries, twin)))
                .orElseGet(() -> new Dispatch.Go(write(posting.bill(), findings.bill(), entries), null));
    }

    private static Write write(UUID id, BillContent bill, Map<UUID, Entry> entries) {
        var lines = new BillLines(entries);
        return new Write.AddBill(
                id,
                Objects.requireNonNull(lines.listId(bill.vendor())),
                Objects.requireNonNull(lines.listId(bill.apAccount())),
                Objects.requireNonNull(bill.billDate()),
                Objects.requireNonNull(bill.dueDate()),
                bill.refNumber(),
                lines.listId(bill.terms()),
                bill.memo(),
                bill.exchangeRate(),
                bill.expenseLines().stream().map(lines::added).toList(),
                bill.itemLines().stream().map(lines::added).toList());
    }

    private Optional<Twin> twin(CompanyId company, BillPosting posting, BillContent bill) {
        if (posting.acceptsDuplicate() || bill.vendor() == null || bill.billDate() == null) {
            return Optional.empty();
        }
        return bills
                .twins(company, posting.bill(), bill.vendor(), bill.refNumber(), bill.billDate(), bill.gross())
                .stream()
                .filter(twin -> twin.hasNumber(bill.refNumber()))
                .findFirst();
    }

    /** It makes a bill. */
    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return Optional.empty();
    }

    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var content = content(company, errand);
        var vendor = vendor(company, content);
        var day = Objects.requireNonNull(content.billDate());
        var questions = new ArrayList<Question>();
        questions.add(new Question.Records(Kind.BILL, new Selection.OfVendor(vendor, day, day), null, null));
        if (content.refNumber() != null) {
            questions.add(new Question.Records(Kind.BILL, new Selection.Numbered(content.refNumber()), null, null));
        }
        return questions;
    }

    /** Only the GUID proves that a bill is ours; a bill that looks like ours and carries none is for a person to judge. */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var posting = (BillPosting) errand;
        var content = content(company, errand);
        var vendor = vendor(company, content);
        var there = found.stream()
                .filter(Bill.class::isInstance)
                .map(Bill.class::cast)
                .toList();
        for (var bill : there) {
            if (isOurs(posting.bill(), bill)) {
                return new Finding.CarriedOut(bill.id());
            }
        }
        var alike = there.stream()
                .filter(bill -> isWithoutOwner(bill) && isAlike(content, vendor, bill))
                .toList();
        return alike.isEmpty()
                ? new Finding.NotCarriedOut()
                : new Finding.Unclear(
                        "QuickBooks has a bill that looks like it, and that may be it or one that somebody entered"
                                + " there: "
                                + alike.stream().map(BillCourier::told).collect(joining("; ")) + ".");
    }

    private static boolean isOurs(UUID id, Bill bill) {
        return bill.externalGuid() != null
                && bill.externalGuid().toLowerCase(Locale.ROOT).contains(id.toString());
    }

    private static boolean isWithoutOwner(Bill bill) {
        return bill.externalGuid() == null || bill.externalGuid().isBlank();
    }

    private static boolean isAlike(BillContent content, String vendor, Bill bill) {
        return bill.vendor() != null
                && Objects.equals(bill.vendor().listId(), vendor)
                && Objects.equals(bill.txnDate(), content.billDate())
                && Objects.requireNonNullElse(bill.refNumber(), "")
                        .equalsIgnoreCase(Objects.requireNonNullElse(content.refNumber(), ""))
                && bill.amountDue() != null
                && bill.amountDue().compareTo(content.gross()) == 0;
    }

    private static String told(Bill bill) {
        return "TxnID " + bill.id() + ", " + bill.txnDate() + ", "
                + Money.text(Objects.requireNonNull(bill.amountDue()));
    }

    @Override
    public void arrived(CompanyId company, Errand errand, String quickBooksId) {
        bills.arrived(company, ((BillPosting) errand).bill(), quickBooksId, clock.instant());
    }

    /** The ListID of the bill's vendor, which it had when it went out. */
    private String vendor(CompanyId company, BillContent content) {
        var id = Objects.requireNonNull(content.vendor());
        return Objects.requireNonNull(new BillLines(books.entries(company, Set.of(id))).listId(id));
    }

    private BillContent content(CompanyId company, Errand errand) {
        var id = ((BillPosting) errand).bill();
        return bills.find(company, id)
                .map(KnownBill::own)
                .map(OwnBill::content)
                .orElseThrow(() -> new IllegalStateException("the bill " + id + " was sent and is gone here"));
    }

    private static Failure notAcceptable(BillContent content, Map<UUID, Entry> entries, List<Violation> violations) {
        return BillCheck.failure(
                named(content, entries),
                violations,
                "Give the bill a later date and re-queue it, or have the period opened in QuickBooks and re-queue it after the"
                        + " next update.",
                "Mend the bill and re-queue it.");
    }

    private static Failure notApproved(BillContent content, Map<UUID, Entry> entries, Approval approval) {
        return Failure.forBookkeeper(
                "approval_missing",
                named(content, entries) + " was not sent to QuickBooks: "
                        + (approval.state() == ApprovalState.DECLINED
                                ? "it was declined."
                                : "by the rules of now it waits for the approval of "
                                        + String.join(", ", approval.waitingFor()) + '.'),
                "Have the bill approved, and re-queue this request then.");
    }

    private static Failure duplicate(BillContent content, Map<UUID, Entry> entries, Twin twin) {
        return Failure.forBookkeeper(
                "duplicate_bill",
                named(content, entries) + " was not sent to QuickBooks: its vendor has another bill with this number, "
                        + EntityId.of(Kind.BILL, twin.id()) + ".",
                "If it is the same bill, cancel this request. If both are right, change the number, or post the bill with"
                        + " acceptDuplicate.");
    }

    private static String named(BillContent content, Map<UUID, Entry> entries) {
        var vendor = content.vendor() == null ? null : entries.get(content.vendor());
        return "The bill " + (content.refNumber() == null ? "without a number" : '"' + content.refNumber() + '"')
                + (vendor == null || vendor.name() == null ? "" : " of " + vendor.name());
    }
}
