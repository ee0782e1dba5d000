package tandem.session;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Account;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.MessageSet.Asked;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Status;
import tandem.wire.Status.Meaning;
import tandem.wire.Treatment;
import tandem.wire.Write;

/** A company file that answers questions, truthfully unless told otherwise. */
final class FakeQuickBooks {

    static final UUID STAMP_OWNER = UUID.fromString("11111111-2222-4333-8444-555555555555");

    String name = "Acme Ltd";
    boolean sample;
    boolean automaticLogin;
    List<String> versions = List.of("12.0", "13.0", "16.0");

    @Nullable
    String mark;

    @Nullable
    String restoredAt = "2024-01-01T00:00:00-06:00";

    @Nullable
    String condensed;

    final Map<UUID, String> fileIds = new HashMap<>();
    final Map<Kind, Map<String, QuickBooksRecord>> records = new EnumMap<>(Kind.class);
    final List<Answer.Deleted> deletedEntries = new ArrayList<>();
    final List<Answer.Deleted> deletedTransactions = new ArrayList<>();
    private final Map<String, List<QuickBooksRecord>> iterators = new HashMap<>();
    private final Map<Predicate<Question>, Function<Asked, List<Answer>>> otherwise = new LinkedHashMap<>();

    /** From now on such questions get this answer. */
    void when(Predicate<Question> question, Function<Asked, List<Answer>> answer) {
        otherwise.put(question, answer);
    }

    /** From now on such questions get this status and nothing else. */
    /** What was carried out, each time that it was. */
    final List<Write> carriedOut = new ArrayList<>();

    /** Whether outcomes are kept under the ids of message sets. */
    boolean remembers = true;

    private final Map<String, Map<String, List<Answer>>> remembered = new LinkedHashMap<>();

    void when(Predicate<Question> question, int code, Meaning meaning) {
        when(question, asked -> List.of(opening(asked, code, meaning)));
    }

    /** From now on such questions are passed over in silence. */
    void whenSilent(Predicate<Question> question) {
        when(question, asked -> List.of());
    }

    /** It tells the truth again. */
    void truthful() {
        otherwise.clear();
    }

    void closedAndOpenedAgain() {
        iterators.clear();
    }

    void has(QuickBooksRecord record) {
        of(record.kind()).put(record.id(), record);
    }

    Map<String, QuickBooksRecord> of(Kind kind) {
        return records.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    }

    List<Answer> hostCompanyPreferences(UUID owner) {
        return List.of(host(), company(List.of(owner)), preferences());
    }

    List<Answer> answer(MessageSet set) {
        return answer(set, "");
    }

    /** What was written under an id is remembered for the application that wrote it, and never carried out twice. */
    List<Answer> answer(MessageSet set, String application) {
        var memory = remembered.computeIfAbsent(application, none -> new LinkedHashMap<>());
        if (set.asksForOutcome()) {
            var stored = memory.get(set.id());
            return stored == null
                    ? List.of(new Answer.SetOutcome(set.id(), 9002))
                    : Stream.concat(Stream.of(new Answer.SetOutcome(set.id(), 0)), stored.stream())
                            .toList();
        }
        if (set.id() != null && memory.containsKey(set.id())) {
            return memory.get(set.id());
        }
        var pieces = set.questions().stream()
                .flatMap(asked -> answer(asked).stream())
                .toList();
        if (set.id() != null && remembers) {
            memory.put(set.id(), pieces);
        }
        return pieces;
    }

    private List<Answer> answer(Asked asked) {
        return otherwise.entrySet().stream()
                .filter(entry -> entry.getKey().test(asked.question()))
                .findFirst()
                .map(entry -> entry.getValue().apply(asked))
                .orElseGet(() -> truth(asked));
    }

    List<Answer> truth(Asked asked) {
        return switch (asked.question()) {
            case Question.AboutHost q -> List.of(done(asked), host());
            case Question.AboutCompany about -> List.of(done(asked), company(about.owners()));
            case Question.AboutActivity q -> List.of(done(asked), new Answer.Activity(restoredAt, condensed));
            case Question.AboutPreferences q -> List.of(done(asked), preferences());
            case Question.DeletedEntries deleted -> deleted(asked, deletedEntries, deleted.since());
            case Question.DeletedTransactions deleted -> deleted(asked, deletedTransactions, deleted.since());
            case Question.Records wanted -> records(asked, wanted);
            case Question.OpenBills open -> openBills(asked, open);
            case Question.Outlines wanted -> outlines(asked, wanted);
            case Question.Count wanted -> counted(asked, wanted);
            case Question.WriteMark write -> write(asked, write);
            case Question.CarryOut carry -> carryOut(asked, carry.write());
        };
    }

    private List<Answer> carryOut(Asked asked, Write write) {
        if (!(write instanceof Write.ChangeVendor change)
                || !(of(Kind.VENDOR).get(change.listId()) instanceof Vendor vendor)) {
            return List.of(refusal(asked, 3120, Treatment.Retry.WITH_PARENT));
        }
        if (!vendor.version().editSequence().equals(change.editSequence())) {
            return List.of(refusal(asked, 3200, Treatment.Retry.AFTER_COMPARING));
        }
        carriedOut.add(write);
        var changed = with(
                vendor,
                change.changes().getOrDefault(Write.VendorField.PHONE, vendor.phone()),
                change.changes().getOrDefault(Write.VendorField.EMAIL, vendor.email()),
                now());
        has(changed);
        return List.of(done(asked), new Answer.Record(changed));
    }

    private String now() {
        return "2026-03-02T13:00:%02d".formatted(carriedOut.size());
    }

    static Answer.Opening refusal(Asked asked, int code, Treatment.Retry retry) {
        return new Answer.Opening(
                "Rs",
                asked.requestId(),
                new Status(
                        code,
                        Meaning.REFUSED,
                        "status " + code,
                        new Treatment("code_" + code, retry, Treatment.Actor.BOOKKEEPER, "This is what helps.")),
                null,
                null);
    }

    static Vendor withPhone(Vendor vendor, @Nullable String phone, String modified) {
        return with(vendor, phone, vendor.email(), modified);
    }

    static Vendor withEmail(Vendor vendor, @Nullable String email, String modified) {
        return with(vendor, vendor.phone(), email, modified);
    }

    private static Vendor with(Vendor vendor, @Nullable String phone, @Nullable String email, String modified) {
        return new Vendor(
                vendor.id(),
                version(modified),
                vendor.name(),
                vendor.isActive(),
                vendor.companyName(),
                vendor.address(),
                phone,
                vendor.altPhone(),
                vendor.fax(),
                email,
                vendor.contact(),
                vendor.printOnCheckAs(),
                vendor.accountNumber(),
                vendor.terms(),
                vendor.currency(),
                vendor.taxId(),
                vendor.balance());
    }

    private List<Answer> write(Asked asked, Question.WriteMark write) {
        boolean defined = mark != null;
        mark = write.value();
        return List.of(
                new Answer.Opening(
                        "DataExtDefAddRs",
                        asked.requestId() + ".def",
                        defined ? status(3100, Meaning.NAME_IN_USE) : status(0, Meaning.DONE),
                        null,
                        null),
                done(asked));
    }

    private List<Answer> deleted(Asked asked, List<Answer.Deleted> all, @Nullable LocalDateTime since) {
        var found = all.stream()
                .filter(gone -> since == null || !gone.timeDeleted().isBefore(since))
                .toList();
        var pieces = new ArrayList<Answer>();
        pieces.add(found.isEmpty() ? nothing(asked) : done(asked));
        pieces.addAll(found);
        return pieces;
    }

    private List<Answer> records(Asked asked, Question.Records wanted) {
        if (wanted.page() instanceof Question.Page.Next next) {
            var rest = iterators.get(next.iteratorId());
            return rest == null
                    ? List.of(opening(asked, 3120, Meaning.REFUSED))
                    : page(asked, next.iteratorId(), rest, limit(wanted.limit()));
        }
        var found = of(wanted.kind()).values().stream()
                .filter(record -> fits(record, wanted.selection()))
                .toList();
        if (wanted.page() != null) {
            return page(asked, "{iterator " + (iterators.size() + 1) + "}", found, limit(wanted.limit()));
        }
        boolean named = wanted.selection() instanceof Selection.Named;
        var cut = named ? found : found.subList(0, Math.min(found.size(), limit(wanted.limit())));
        var pieces = new ArrayList<Answer>();
        boolean someMissing = wanted.selection() instanceof Selection.Named ids
                && found.size() < ids.ids().size();
        pieces.add(
                cut.isEmpty()
                        ? nothing(asked)
                        : someMissing ? opening(asked, 500, Meaning.SOME_NOT_FOUND) : done(asked));
        cut.forEach(record -> pieces.add(new Answer.Record(record)));
        return pieces;
    }

    private List<Answer> page(Asked asked, String iterator, List<QuickBooksRecord> rest, int limit) {
        var now = rest.subList(0, Math.min(limit, rest.size()));
        var left = rest.subList(now.size(), rest.size());
        iterators.put(iterator, left);
        var pieces = new ArrayList<Answer>();
        pieces.add(new Answer.Opening("Rs", asked.requestId(), status(0, Meaning.DONE), left.size(), iterator));
        now.forEach(record -> pieces.add(new Answer.Record(record)));
        return pieces;
    }

    private List<Answer> openBills(Asked asked, Question.OpenBills open) {
        var unpaid = of(Kind.BILL).values().stream()
                .map(Bill.class::cast)
                .filter(bill -> !Boolean.TRUE.equals(bill.isPaid()))
                .map(bill -> new Answer.OpenBill(
                        bill.id(), bill.version().editSequence(), bill.amountDue(), bill.openAmount(), false))
                .toList();
        int from = open.page() instanceof Question.Page.Next next ? Integer.parseInt(next.iteratorId()) : 0;
        int to = Math.min(unpaid.size(), from + open.limit());
        var pieces = new ArrayList<Answer>();
        pieces.add(
                open.page() == null
                        ? (unpaid.isEmpty() ? nothing(asked) : done(asked))
                        : new Answer.Opening(
                                "BillQueryRs",
                                asked.requestId(),
                                status(0, Meaning.DONE),
                                unpaid.size() - to,
                                Integer.toString(to)));
        pieces.addAll(unpaid.subList(from, to));
        return pieces;
    }

    private List<Answer> outlines(Asked asked, Question.Outlines wanted) {
        var shown = of(wanted.kind()).values().stream()
                .filter(record -> wanted.kind().isList() || fits(record, wanted.from(), wanted.to()))
                .limit(limit(wanted.limit()))
                .map(FakeQuickBooks::outline)
                .toList();
        var pieces = new ArrayList<Answer>();
        pieces.add(shown.isEmpty() ? nothing(asked) : done(asked));
        pieces.addAll(shown);
        return pieces;
    }

    private List<Answer> counted(Asked asked, Question.Count wanted) {
        var found = of(wanted.kind()).values().stream()
                .filter(record -> wanted.kind().isList() || fits(record, wanted.from(), null))
                .toList();
        return List.of(found.isEmpty() ? nothing(asked) : done(asked), new Answer.Counted(found.size()));
    }

    private static Answer.Outline outline(QuickBooksRecord record) {
        var version = record.version().editSequence();
        return record instanceof Bill bill
                ? new Answer.Outline(bill.id(), version, bill.amountDue(), bill.openAmount(), bill.isPaid())
                : new Answer.Outline(record.id(), version, null, null, null);
    }

    private static boolean fits(QuickBooksRecord record, Selection selection) {
        return switch (selection) {
            case Selection.Everything e -> true;
            case Selection.ChangedSince since ->
                !record.version().timeModified().isBefore(since.time());
            case Selection.ChangedWithin days ->
                within(record.version().timeModified().toLocalDate(), days.from(), days.to());
            case Selection.NotPaid days ->
                record instanceof Bill bill
                        && !Boolean.TRUE.equals(bill.isPaid())
                        && fits(record, days.from(), days.to());
            case Selection.Dated dated -> fits(record, dated.from(), dated.to());
            case Selection.Named named -> named.ids().contains(record.id());
            case Selection.Numbered numbered ->
                record instanceof Bill bill && numbered.refNumber().equalsIgnoreCase(bill.refNumber());
            case Selection.OfVendor of ->
                record instanceof Bill bill
                        && bill.vendor() != null
                        && of.vendorListId().equals(bill.vendor().listId())
                        && fits(record, of.from(), of.to());
            case Selection.Payables p ->
                record instanceof Account account && "AccountsPayable".equals(account.accountType());
            case Selection.Called called ->
                record instanceof ListClass listClass && called.name().equalsIgnoreCase(listClass.fullName());
        };
    }

    private static boolean fits(QuickBooksRecord record, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (!(record instanceof Bill bill) || bill.txnDate() == null) {
            return false;
        }
        return within(bill.txnDate(), from, to);
    }

    private static boolean within(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private static int limit(@Nullable Integer limit) {
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    private Answer.Host host() {
        return new Answer.Host("QuickBooks Enterprise 24.0", "34", "US", versions, automaticLogin, false);
    }

    private Answer.Company company(List<UUID> owners) {
        var marks = new ArrayList<Answer.Mark>();
        for (var owner : owners) {
            var fileId = fileIds.get(owner);
            if (fileId != null) {
                marks.add(new Answer.Mark(owner, "FileID", "{" + fileId + "}"));
                marks.add(new Answer.Mark(owner, "AppLock", "LOCKED:DESK-1:2026"));
            }
            if (owner.equals(STAMP_OWNER) && mark != null) {
                marks.add(new Answer.Mark(owner, "TandemStamp", mark));
            }
        }
        return new Answer.Company(sample, name, name, null, "January", null, marks);
    }

    private static Answer.Preferences preferences() {
        return new Answer.Preferences(LocalDate.of(2025, 12, 31), false, null, true, true, null, 30, true, true);
    }

    static Answer.Opening done(Asked asked) {
        return opening(asked, 0, Meaning.DONE);
    }

    static Answer.Opening nothing(Asked asked) {
        return opening(asked, 1, Meaning.NOTHING_FOUND);
    }

    static Answer.Opening opening(Asked asked, int code, Meaning meaning) {
        return new Answer.Opening("Rs", asked.requestId(), status(code, meaning), null, null);
    }

    static Status status(int code, Meaning meaning) {
        return new Status(code, meaning, meaning == Meaning.DONE ? null : "status " + code);
    }

    static Predicate<Question> records(Kind kind) {
        return question -> question instanceof Question.Records records && records.kind() == kind;
    }

    static Predicate<Question> page(Kind kind) {
        return question ->
                question instanceof Question.Records records && records.kind() == kind && records.page() != null;
    }

    static Account payables(String balance) {
        return new Account(
                "2000",
                version("2025-06-01T00:00:00"),
                "Payables",
                "Payables",
                true,
                null,
                "AccountsPayable",
                null,
                null,
                new BigDecimal(balance));
    }

    static ListClass aClass(String id, String modified) {
        return new ListClass(id, version(modified), id, id, true, null);
    }

    static Vendor aVendor(String id, String modified, String balance) {
        return new Vendor(
                id,
                version(modified),
                id,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(balance));
    }

    static Bill aBill(String id, String modified, String date, String vendor, String open) {
        return new Bill(
                id,
                version(modified),
                null,
                new Ref(vendor, vendor),
                null,
                LocalDate.parse(date),
                null,
                new BigDecimal("100.00"),
                new BigDecimal(open),
                null,
                null,
                null,
                id,
                null,
                null,
                open.equals("0.00"),
                null,
                List.of(),
                List.of());
    }

    private static Version version(String modified) {
        return new Version(null, LocalDateTime.parse(modified), modified, Integer.toString(modified.hashCode()));
    }
}
