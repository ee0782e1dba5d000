package tandem.company;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.outcome.Violation;

/**
 * What people set about a company.
 *
 * @param syncIntervalMinutes how often a Web Connector comes, a multiple of 5 from 5 to 1440
 * @param initialSyncFrom the first day of the history that is read; absent: everything
 * @param companyFilePath the file to open when QuickBooks is closed; empty: the one that is open
 * @param autoPost whether a bill is posted by itself when the last of its approvers has approved it
 * @param allowSampleFile whether a sample file of QuickBooks may be paired
 * @param declaredRestoreDates when the file was restored from a backup, as its owner says
 * @param companyFileSizeMb as its owner says; absent: unknown
 */
public record CompanySettings(
        String name,
        int syncIntervalMinutes,
        @Nullable LocalDate initialSyncFrom,
        String companyFilePath,
        boolean autoPost,
        boolean allowSampleFile,
        List<LocalDate> declaredRestoreDates,
        @Nullable Integer companyFileSizeMb) {

    /** How often a Web Connector comes unless somebody says otherwise. */
    public static final int DEFAULT_INTERVAL_MINUTES = 5;

    private static final int LONGEST_INTERVAL_MINUTES = 1440;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PATH = 1000;
    private static final int MOST_DATES = 100;

    public CompanySettings {
        declaredRestoreDates = List.copyOf(declaredRestoreDates);
    }

    /** The rules that these values break; none: they may be used. */
    public List<Violation> violations() {
        var found = new ArrayList<Violation>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            found.add(new Violation("name", "length", "must be a text of 1 to " + LONGEST_NAME + " characters"));
        }
        if (hasControlCharacters(name)) {
            found.add(new Violation("name", "control_characters", "must not hold control characters"));
        }
        if (syncIntervalMinutes < DEFAULT_INTERVAL_MINUTES
                || syncIntervalMinutes > LONGEST_INTERVAL_MINUTES
                || syncIntervalMinutes % DEFAULT_INTERVAL_MINUTES != 0) {
            found.add(new Violation(
                    "syncIntervalMinutes",
                    "not_a_multiple_of_5",
                    "must be a multiple of 5, from 5 to " + LONGEST_INTERVAL_MINUTES));
        }
        if (companyFilePath.length() > LONGEST_PATH || hasControlCharacters(companyFilePath)) {
            found.add(new Violation(
                    "companyFilePath", "length", "must be a path of at most " + LONGEST_PATH + " characters"));
        }
        if (declaredRestoreDates.size() > MOST_DATES) {
            found.add(new Violation("declaredRestoreDates", "too_many", "must hold at most " + MOST_DATES + " dates"));
        }
        if (companyFileSizeMb != null && companyFileSizeMb < 0) {
            found.add(new Violation("companyFileSizeMb", "negative", "must not be negative"));
        }
        return found;
    }

    /** Whether a restore on that day is declared: clocks and time zones may put it on the day before or after. */
    public boolean declaresRestore(LocalDate day) {
        return declaredRestoreDates.stream().anyMatch(declared -> Math.abs(DAYS.between(declared, day)) <= 1);
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
