package tandem.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.company.Stamp;
import tandem.mirror.Kind;
import tandem.reading.ReadMark;
import tandem.reading.Run;
import tandem.reading.Task;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.QuickBooksLanguage;

/** Tasks as questions for QuickBooks, and as words for people. */
final class TaskWords {

    private TaskWords() {}

    /** The id that QuickBooks echoes; answers to comparisons are told by its first letters. */
    static String requestId(int index, Task task) {
        if (task instanceof Task.Scrub) {
            return QuickBooksLanguage.OUTLINES_PREFIX + index;
        }
        boolean sweep = task instanceof Task.Sweep
                || (task instanceof Task.NextPage page && page.run().purpose() == Run.Purpose.SWEEP);
        return (sweep ? "sweep" : "t") + index;
    }

    /**
     * What a task asks. Of the marks in the file only the hub's own is asked for: those of the connector came with its first call, and one of
     * them is another one in every update.
     */
    static Question question(Task task, Visit.Guest guest, UUID stampOwner) {
        return switch (task) {
            case Task.Host h -> new Question.AboutHost();
            case Task.File f -> new Question.AboutCompany(List.of(stampOwner), guest.personalData());
            case Task.Activity a -> new Question.AboutActivity();
            case Task.Preferences p -> new Question.AboutPreferences();
            case Task.DeletedEntries deleted -> new Question.DeletedEntries(deleted.since());
            case Task.DeletedTransactions deleted -> new Question.DeletedTransactions(deleted.since());
            case Task.Changes changes ->
                new Question.Records(
                        changes.kind(),
                        changes.since() == null
                                ? new Selection.Everything()
                                : new Selection.ChangedSince(changes.since()),
                        changes.limit(),
                        null);
            case Task.NextPage page -> page.run().question(page.limit());
            case Task.Sweep sweep -> new Question.OpenBills(sweep.limit(), null);
            case Task.Scrub scrub -> new Question.Outlines(scrub.kind(), scrub.from(), scrub.to(), scrub.limit());
            case Task.Count count -> new Question.Count(count.kind(), count.from());
            case Task.ControlTotals c -> new Question.Records(Kind.ACCOUNT, new Selection.Payables(), null, null);
            case Task.Again again -> new Question.Records(again.kind(), new Selection.Named(again.ids()), null, null);
            case Task.MarkFile mark ->
                new Question.WriteMark(
                        stampOwner, Stamp.NAME, Stamp.text(guest.company(), mark.counter()), mark.exists());
        };
    }

    /** How the answer to a task is called on the wire. */
    static Predicate<String> answerName(Task task) {
        return switch (task) {
            case Task.Host h -> "HostQueryRs"::equals;
            case Task.File f -> "CompanyQueryRs"::equals;
            case Task.Activity a -> "CompanyActivityQueryRs"::equals;
            case Task.Preferences p -> "PreferencesQueryRs"::equals;
            case Task.DeletedEntries d -> "ListDeletedQueryRs"::equals;
            case Task.DeletedTransactions d -> "TxnDeletedQueryRs"::equals;
            case Task.Changes changes -> answerName(changes.kind())::equals;
            case Task.NextPage page -> answerName(page.run().kind())::equals;
            case Task.Sweep s -> answerName(Kind.BILL)::equals;
            case Task.Scrub scrub -> answerName(scrub.kind())::equals;
            case Task.Count count -> answerName(count.kind())::equals;
            case Task.ControlTotals c -> answerName(Kind.ACCOUNT)::equals;
            case Task.Again again -> answerName(again.kind())::equals;
            case Task.MarkFile m -> name -> name.equals("DataExtAddRs") || name.equals("DataExtModRs");
        };
    }

    private static String answerName(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> "AccountQueryRs";
            case STANDARD_TERMS -> "StandardTermsQueryRs";
            case DATE_DRIVEN_TERMS -> "DateDrivenTermsQueryRs";
            case CLASS -> "ClassQueryRs";
            case CURRENCY -> "CurrencyQueryRs";
            case VENDOR -> "VendorQueryRs";
            case CUSTOMER_JOB -> "CustomerQueryRs";
            case ITEM -> "ItemQueryRs";
            case BILL -> "BillQueryRs";
            case VENDOR_CREDIT -> "VendorCreditQueryRs";
            case BILL_PAYMENT_CHECK -> "BillPaymentCheckQueryRs";
            case BILL_PAYMENT_CREDIT_CARD -> "BillPaymentCreditCardQueryRs";
        };
    }

    /** What a set of tasks is about, in plain words. */
    static String about(List<Task> tasks) {
        if (tasks.size() > 4) {
            return "all changes";
        }
        return tasks.stream().map(TaskWords::about).collect(Collectors.joining(", "));
    }

    private static String about(Task task) {
        return switch (task) {
            case Task.Host h -> "QuickBooks itself";
            case Task.File f -> "the company file";
            case Task.Activity a -> "restores";
            case Task.Preferences p -> "preferences";
            case Task.DeletedEntries d -> "deleted list entries";
            case Task.DeletedTransactions d -> "deleted transactions";
            case Task.Changes changes -> "changes of " + words(changes.kind());
            case Task.NextPage page -> about(page.run());
            case Task.Sweep s -> "open bills, compared";
            case Task.Scrub scrub ->
                words(scrub.kind())
                        + (scrub.kind().isList() ? "" : " dated " + window(scrub.from(), scrub.to()))
                        + ", compared";
            case Task.Count count -> words(count.kind()) + ", counted";
            case Task.ControlTotals c -> "totals of accounts payable";
            case Task.Again again -> again.ids().size() + " " + words(again.kind()) + " again";
            case Task.MarkFile m -> "the stamp in the file";
        };
    }

    private static String about(Run run) {
        var words = words(run.kind());
        return switch (run.purpose()) {
            case CHANGES -> "changes of " + words + ", after " + run.records();
            case EVERYTHING ->
                words + (run.isWhole() ? "" : (run.kind().isList() ? " changed " : " dated ") + window(run))
                        + ", after " + run.records();
            case OPEN_ONES ->
                "open " + words + (run.isWhole() ? "" : " dated " + window(run)) + ", after " + run.records();
            case HISTORY -> words + " dated " + window(run) + ", after " + run.records();
            case SWEEP -> "open bills, compared, after " + run.records();
        };
    }

    private static String window(Run run) {
        return window(run.from(), run.to());
    }

    private static String window(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null ? "any time" : from) + " to " + (to == null ? "any time" : to);
    }

    /** The kind of the records that a task reads; empty for those that read none. */
    static Optional<Kind> kind(Task task) {
        return switch (task) {
            case Task.Changes changes -> Optional.of(changes.kind());
            case Task.NextPage page -> Optional.of(page.run().kind());
            case Task.Again again -> Optional.of(again.kind());
            case Task.Sweep s -> Optional.of(Kind.BILL);
            case Task.Scrub scrub -> Optional.of(scrub.kind());
            case Task.Count c -> Optional.empty();
            case Task.ControlTotals c -> Optional.empty();
            case Task.Host h -> Optional.empty();
            case Task.File f -> Optional.empty();
            case Task.Activity a -> Optional.empty();
            case Task.Preferences p -> Optional.empty();
            case Task.DeletedEntries d -> Optional.empty();
            case Task.DeletedTransactions d -> Optional.empty();
            case Task.MarkFile m -> Optional.empty();
        };
    }

    /** The subject of the mark that a task moves; empty for those that move none. */
    static Optional<String> subject(Task task) {
        return switch (task) {
            case Task.DeletedEntries d -> Optional.of(ReadMark.DELETED_ENTRIES);
            case Task.DeletedTransactions d -> Optional.of(ReadMark.DELETED_TRANSACTIONS);
            case Task.Changes changes -> Optional.of(changes.kind().word());
            case Task.NextPage page -> Optional.of(page.run().kind().word());
            case Task.Host h -> Optional.empty();
            case Task.File f -> Optional.empty();
            case Task.Activity a -> Optional.empty();
            case Task.Preferences p -> Optional.empty();
            case Task.Sweep s -> Optional.empty();
            case Task.Scrub s -> Optional.empty();
            case Task.Count c -> Optional.empty();
            case Task.ControlTotals c -> Optional.empty();
            case Task.Again a -> Optional.empty();
            case Task.MarkFile m -> Optional.empty();
        };
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }
}
