package tandem.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sync knows of a company, for people to see. Moved by the sessions of its connectors.
 *
 * @param candidate the file that waits for a person
 * @param candidateId changes with every fact of the candidate
 * @param lastRestored the day on which the confirmed file was restored from a backup last, as QuickBooks says
 * @param homeCurrency ISO 4217
 * @param closingDate the last closed day of the books
 */
public record CompanyProgress(
        Pairing pairing,
        @Nullable FileFacts candidate,
        @Nullable UUID candidateId,
        @Nullable FileFacts confirmed,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Stop stop,
        @Nullable LocalDate lastRestored,
        @Nullable String homeCurrency,
        @Nullable LocalDate closingDate,
        @Nullable Instant initialCompletedAt) {

    /** Why nothing is read and nothing written until a person says so. */
    public record Stop(String code, String reason, Instant since) {}
}
