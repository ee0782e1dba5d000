package tandem.state;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.Pairing;
import tandem.state.Attention.Actor;

/** Attention for the company file. */
final class FileRules {

    private static final int LARGE_MB = 700;
    private static final Duration TOLD_FOR = Duration.ofDays(1);

    private FileRules() {}

    static Stream<Attention> multiUser(Sight sight) {
        boolean isFirst = sight.facts().overview().progress().initialCompletedAt() == null;
        return isFirst
                        && sight.pairing().isConfirmed()
                        && Boolean.TRUE.equals(sight.facts().multiUser())
                ? Stream.of(Attention.warning(
                        "first_sync_in_multi_user_mode",
                        "The first sync runs while QuickBooks is in multi-user mode.",
                        Actor.BOOKKEEPER,
                        "Switch QuickBooks to single-user mode until the first sync is done; it is not needed afterwards.",
                        null))
                : Stream.empty();
    }

    /** The end of the first load is told for a day, to whom it concerns. */
    static Stream<Attention> singleUser(Sight sight) {
        var complete = sight.facts().historyCompletedAt();
        return complete != null
                        && sight.now().isBefore(complete.plus(TOLD_FOR))
                        && Boolean.FALSE.equals(sight.facts().multiUser())
                ? Stream.of(Attention.info(
                        "single_user_mode_may_be_left",
                        "The first sync is done, and QuickBooks is in single-user mode.",
                        Actor.BOOKKEEPER,
                        "Single-user mode may be left now; the sync needs it no more.",
                        complete))
                : Stream.empty();
    }

    static Stream<Attention> large(Sight sight) {
        var size = sight.facts().overview().company().settings().companyFileSizeMb();
        return size != null && size > LARGE_MB && sight.facts().historyCompletedAt() == null && !sight.isRetired()
                ? Stream.of(Attention.info(
                        "large_company_file",
                        "The company file has " + size + " MB, so its first sync takes long.",
                        Actor.BOOKKEEPER,
                        "Use a computer that nobody needs until the initial and historical sync is done.",
                        null))
                : Stream.empty();
    }

    /** A restore that nobody told of may explain what is missing, or show that it is another file. */
    static Stream<Attention> restoreNotDeclared(Sight sight) {
        var restored = lastRestored(sight);
        var yearAgo = LocalDate.ofInstant(sight.now(), ZoneOffset.UTC).minusYears(1);
        return restored != null
                        && restored.isAfter(yearAgo)
                        && !sight.isRetired()
                        && !sight.facts().overview().company().settings().declaresRestore(restored)
                ? Stream.of(Attention.info(
                        "restore_not_declared",
                        "QuickBooks says that this file was restored from a backup on " + restored
                                + ", which nobody has declared.",
                        Actor.SUPPORT,
                        "Ask the customer which backup it was, and whether the file is the one that they work in; then add the day to"
                                + " the company's declaredRestoreDates.",
                        null))
                : Stream.empty();
    }

    private static @Nullable LocalDate lastRestored(Sight sight) {
        var progress = sight.facts().overview().progress();
        var waiting = progress.candidate();
        if (sight.pairing() == Pairing.AWAITING_CONFIRMATION && waiting != null) {
            return waiting.lastRestored();
        }
        return sight.pairing().isConfirmed() ? progress.lastRestored() : null;
    }

    static Stream<Attention> compared(Sight sight) {
        var since = sight.facts().comparedSince();
        return since != null && sight.facts().overview().progress().stop() == null
                ? Stream.of(Attention.info(
                        "company_file_compared",
                        "Everything is being compared with the company file, which is not what it was. Nothing is written until that"
                                + " is done.",
                        Actor.NOBODY,
                        "Let the Web Connector update; the discrepancies say what the file has lost.",
                        since))
                : Stream.empty();
    }

    static Stream<Attention> personalData(Sight sight) {
        boolean isWanted = sight.facts().connectors().stream()
                .anyMatch(connector -> connector.connector().personalData());
        return isWanted && Boolean.FALSE.equals(sight.facts().personalDataAllowed())
                ? Stream.of(Attention.info(
                        "personal_data_not_allowed",
                        "QuickBooks keeps tax ids and other personal data back. What is known of them here stays.",
                        Actor.QUICKBOOKS_ADMIN,
                        "In QuickBooks, under Edit, Preferences, Integrated Applications, tick that this application may "
                                + "access personal data.",
                        null))
                : Stream.empty();
    }
}
