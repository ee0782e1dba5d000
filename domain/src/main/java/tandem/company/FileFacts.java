package tandem.company;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;

/**
 * What is known of a company file before a person has said that it is the right one.
 *
 * @param fileId the FileID that the connector's .qwc put into the file, the proof that it is this file
 * @param fiscalYearStart the month, as QuickBooks names it
 * @param einTail the last four characters of the tax identity, never more
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
        boolean pairedElsewhere,
        boolean sampleFile,
        ConnectorId connectorId,
        Instant seenAt) {

    /** Whether a person would see the same facts: everything but when they were seen. */
    public boolean sameAs(FileFacts other) {
        return equals(other.seenAt(seenAt));
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
                pairedElsewhere,
                sampleFile,
                connectorId,
                time);
    }
}
