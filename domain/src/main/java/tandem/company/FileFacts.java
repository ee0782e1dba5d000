package tandem.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;

/**
 * What is known of a company file before a person has said that it is the right one.
 *
 * @param fileId the FileID that the connector's .qwc put into the file, the proof that it is this file
 * @param fiscalYearStart the month, as QuickBooks names it
 * @param einTail the last four characters of the tax identity, never more
 * @param lastRestored the day on which it was restored from a backup last, as QuickBooks says; absent: never, or nobody knows
 * @param pairedElsewhere the file carries the mark of another company; it may not be confirmed
 * @param sampleFile QuickBooks says that it is a sample company
 */
public record FileFacts(
        UUID fileId,
        @Nullable String companyName,
        @Nullable String legalName,
        @Nullable String filePath,
        @Nullable String productName,
        @Nullable String country,
        @Nullable Address address,
        @Nullable String fiscalYearStart,
        @Nullable String einTail,
        @Nullable LocalDate lastRestored,
        boolean pairedElsewhere,
        boolean sampleFile,
        ConnectorId connectorId,
        Instant seenAt) {

    private static final int LENGTH_OF_A_DAY = "2026-03-02".length();

    /** Whether a person would see the same facts: everything but when they were seen. */
    public boolean sameAs(FileFacts other) {
        return equals(other.seenAt(seenAt));
    }

    /** The day of a time as QuickBooks writes it; absent where it is none. */
    public static @Nullable LocalDate restoreDay(@Nullable String time) {
        if (time == null || time.length() < LENGTH_OF_A_DAY) {
            return null;
        }
        try {
            return LocalDate.parse(time.substring(0, LENGTH_OF_A_DAY));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private FileFacts seenAt(Instant time) {
        return new FileFacts(
                fileId,
                companyName,
                legalName,
                filePath,
                productName,
                country,
                address,
                fiscalYearStart,
                einTail,
                lastRestored,
                pairedElsewhere,
                sampleFile,
                connectorId,
                time);
    }
}
