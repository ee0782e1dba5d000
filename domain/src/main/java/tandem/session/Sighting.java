package tandem.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a connector's machine looked like when it last had the file open. A difference is a reason to look twice, never a
 * proof: files move and companies are renamed.
 *
 * @param companyFile the path of the file
 * @param computer the name in the lock that the Web Connector takes in the file
 * @param companyName as QuickBooks shows it
 * @param provedAt when the file last carried the company's stamp
 */
public record Sighting(
        @Nullable String companyFile,
        @Nullable String computer,
        @Nullable String companyName,
        @Nullable String quickBooksVersion,
        @Nullable String qbXmlVersion,
        @Nullable String country,
        @Nullable Instant provedAt) {

    /** Whether file, computer and company are the same as in another sighting. */
    boolean isSamePlaceAs(Sighting other) {
        return java.util.Objects.equals(companyFile, other.companyFile)
                && java.util.Objects.equals(computer, other.computer)
                && java.util.Objects.equals(companyName, other.companyName);
    }

    Sighting provedAt(@Nullable Instant when) {
        return new Sighting(companyFile, computer, companyName, quickBooksVersion, qbXmlVersion, country, when);
    }
}
