package tandem.session;

import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.FileFacts;
import tandem.company.Stamp;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.reading.Task;
import tandem.wire.Answer;

/** Judges by what the file says of itself whether it is the company's file, at the right time. Judges once. */
final class FileJudge {

    private final Visit visit;
    private final SyncSettings settings;
    private final Instant now;
    private boolean due;
    private Answer.@Nullable Host host;
    private Answer.@Nullable Company file;
    private Answer.@Nullable Activity activity;
    private Answer.@Nullable Preferences preferences;

    /**
     * A judge for one answer.
     *
     * @param due whether the answer holds what is to be judged; otherwise the file has proved itself before
     */
    FileJudge(Visit visit, SyncSettings settings, Instant now, boolean due) {
        this.visit = visit;
        this.settings = settings;
        this.now = now;
        this.due = due;
    }

    boolean isAboutIdentity(Task task) {
        return task instanceof Task.Host
                || task instanceof Task.File
                || task instanceof Task.Activity
                || task instanceof Task.Preferences;
    }

    void host(Answer.Host answer) {
        host = answer;
    }

    void file(Answer.Company answer) {
        file = answer;
    }

    void activity(Answer.Activity answer) {
        activity = answer;
    }

    void preferences(Answer.Preferences answer) {
        preferences = answer;
    }

    /** Why nothing may be applied; empty: everything may. */
    Optional<Halt> judge() {
        if (!due) {
            return Optional.empty();
        }
        due = false;
        if (file == null) {
            return Optional.of(new Halt(
                    "file_not_identified",
                    "QuickBooks did not say which company file is open, so nothing was exchanged.",
                    false));
        }
        return visit.file().isConfirmed() ? judgeConfirmed(file) : introduce(file);
    }

    private Optional<Halt> introduce(Answer.Company company) {
        if (company.isSampleCompany() && !visit.guest().allowsSampleFile()) {
            return Optional.of(sampleFile());
        }
        visit.file().seen(facts(company), UuidV7.at(now));
        visit.agenda().identified();
        return Optional.empty();
    }

    private Optional<Halt> judgeConfirmed(Answer.Company company) {
        var mark = HostProof.mark(company, settings.stampOwner(), Stamp.NAME);
        var judgement = visit.file().stamp().judge(visit.guest().company(), mark);
        boolean provedBefore = visit.sighting().provedAt() != null;
        return switch (judgement) {
            case RIGHT -> isStampedOrConfirmedHere() ? accept(mark) : Optional.of(notMarkedYet());
            case NOT_YET -> isConfirmedConnector() ? accept(null) : Optional.of(notMarkedYet());
            case MISSING, FOREIGN ->
                provedBefore ? Optional.of(suspend(judgement, mark)) : Optional.of(otherFile(company));
            case BEHIND, AHEAD -> Optional.of(suspend(judgement, mark));
        };
    }

    private Optional<Halt> accept(@Nullable String mark) {
        if (activity == null) {
            return Optional.of(new Halt(
                    "file_not_identified",
                    "QuickBooks did not say whether the company file was restored from a backup, so nothing was "
                            + "exchanged.",
                    false));
        }
        var restored = activity.lastRestoreTime();
        if (visit.file().wasRestored(restored)) {
            return Optional.of(suspend(
                    "file_restored",
                    "The company file was restored from a backup since the last sync, so it may lack what was "
                            + "recorded after the backup.",
                    counterIn(mark)));
        }
        if (visit.file().wasCondensed(activity.lastCondenseTime())) {
            visit.file().activity(restored, activity.lastCondenseTime());
            return Optional.of(new Halt(
                    Halt.FILE_CONDENSED,
                    "The company file was condensed since the last sync: QuickBooks has taken old transactions out of it. The next"
                            + " updates compare everything; until that is done nothing is written.",
                    false));
        }
        visit.file().proved(mark);
        visit.file().activity(restored, activity.lastCondenseTime());
        visit.agenda().proved(mark != null);
        visit.proved(now);
        takePreferences();
        return Optional.empty();
    }

    private void takePreferences() {
        var read = preferences;
        if (read == null) {
            return;
        }
        var held = visit.file().facts().preferences();
        var country = visit.sighting().country();
        visit.file()
                .preferences(new CompanyFile.Preferences(
                        homeCurrency(read, country, held.homeCurrency()),
                        read.multiCurrency(),
                        read.closingDate(),
                        country,
                        held.multiUser(),
                        read.personalDataAllowed()));
    }

    /** Until the file of this pairing has its mark, a file may carry one of an earlier pairing. */
    private boolean isStampedOrConfirmedHere() {
        return visit.file().stamp().confirmed() != null || isConfirmedConnector();
    }

    private boolean isConfirmedConnector() {
        return visit.guest().connector().equals(visit.file().facts().confirmedConnector());
    }

    private Halt otherFile(Answer.Company company) {
        visit.file().wrongFile(facts(company), UuidV7.at(now));
        return new Halt(
                "wrong_company_file",
                "QuickBooks has " + (company.companyName() == null ? "a company file" : company.companyName())
                        + " open, which is not the file that was confirmed for "
                        + visit.guest().companyName() + ". Nothing was exchanged. Open the confirmed company file "
                        + "and update again.",
                true);
    }

    /** Only the connector that a person saw can vouch for the file until it carries the mark. */
    private Halt notMarkedYet() {
        return new Halt(
                "stamp_not_yet",
                "The connector that was confirmed for " + visit.guest().companyName()
                        + " has not been here since. This one can work as soon as that one has updated once.",
                true);
    }

    private Halt suspend(Stamp.Judgement judgement, @Nullable String mark) {
        var counter = counterIn(mark);
        return switch (judgement) {
            case MISSING ->
                suspend(
                        "file_stamp_missing",
                        "The open company file does not carry the mark that was put into it: it may be an old backup "
                                + "or a rebuilt file.",
                        counter);
            case FOREIGN ->
                suspend("file_stamp_foreign", "The open company file carries the mark of another company.", counter);
            case BEHIND ->
                suspend(
                        "file_behind",
                        "The open company file is older than the last sync: it is a restored backup or a copy.",
                        counter);
            case AHEAD ->
                suspend(
                        "file_ahead",
                        "The open company file is newer than what is known here: the hub's own records may have been "
                                + "restored from a backup.",
                        counter);
            case RIGHT, NOT_YET -> throw new IllegalStateException("no reason to stop: " + judgement);
        };
    }

    /**
     * The file has the right mark, and records in it went back to what they were before.
     *
     * @param older the ids of those records
     */
    Halt goneBack(Kind kind, Set<String> older) {
        var first = older.stream().sorted().findFirst().orElseThrow();
        var shown = older.size() == 1
                ? "a record of the kind " + kind.word() + " as it was before (" + first + ")"
                : older.size() + " records of the kind " + kind.word() + " as they were before (" + first + " for one)";
        return suspend(
                "file_records_older",
                "The open company file shows " + shown
                        + ": it is a restored backup or a copy, or the clock of the computer was wrong for a while.",
                visit.file().stamp().confirmed());
    }

    /**
     * The file has the right mark, and transactions that were changed lately are not in it, though QuickBooks does not say that they
     * were deleted.
     *
     * @param lost the ids of those that were found missing last
     */
    Halt lacks(SortedSet<String> lost) {
        return suspend(
                "file_records_missing",
                "The open company file lacks transactions that were entered or changed lately (" + lost.getFirst()
                        + " for one), and QuickBooks does not say that anybody deleted them: it is a restored backup or a copy, or"
                        + " a repair of the file has dropped them.",
                visit.file().stamp().confirmed());
    }

    /** What the file says of how far it is; absent: it is not this company's. */
    private @Nullable Long counterIn(@Nullable String mark) {
        var company = visit.guest().company();
        return Stamp.isOfAnother(company, mark)
                ? null
                : (Long) Stamp.counterIn(company, mark).orElse(0L);
    }

    private Halt suspend(String code, String reason, @Nullable Long counter) {
        visit.file().stop(code, reason, counter, now);
        return new Halt(
                code,
                reason + " Nothing was exchanged, and nothing will be until a person has looked at it. Please call "
                        + settings.supportContact() + ".",
                false);
    }

    private Halt sampleFile() {
        return new Halt(
                "sample_company_file",
                "QuickBooks has one of its sample companies open, which are not synced. Open the company file of "
                        + visit.guest().companyName() + ".",
                true);
    }

    private FileFacts facts(Answer.Company company) {
        var mark = HostProof.mark(company, settings.stampOwner(), Stamp.NAME);
        return new FileFacts(
                visit.guest().fileId(),
                company.companyName(),
                company.legalName(),
                visit.sighting().companyFile(),
                host == null ? visit.sighting().quickBooksVersion() : host.productName(),
                visit.sighting().country(),
                company.address(),
                company.fiscalYearStart(),
                company.einTail(),
                activity == null ? null : FileFacts.restoreDay(activity.lastRestoreTime()),
                Stamp.isOfAnother(visit.guest().company(), mark),
                company.isSampleCompany(),
                visit.guest().connector(),
                now);
    }

    /** QuickBooks names the home currency only where several are in use; elsewhere it is the country's. */
    private static @Nullable String homeCurrency(
            Answer.Preferences read, @Nullable String country, @Nullable String held) {
        if (read.multiCurrency() && read.homeCurrencyName() != null) {
            return isoCode(read.homeCurrencyName()).orElse(held);
        }
        return switch (country == null ? "" : country.toUpperCase(Locale.ROOT)) {
            case "CA" -> "CAD";
            case "UK", "GB" -> "GBP";
            case "AU" -> "AUD";
            default -> "USD";
        };
    }

    private static Optional<String> isoCode(String name) {
        var plain = name.strip().replace("Pound Sterling", "Pound");
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDisplayName(Locale.US).equalsIgnoreCase(plain))
                .map(Currency::getCurrencyCode)
                .findFirst();
    }
}
