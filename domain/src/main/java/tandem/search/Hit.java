package tandem.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/**
 * Something that was found.
 *
 * @param record the record, by our own identity; absent: the company itself
 * @param title its name or number
 * @param detail what tells it from others of the same name; empty: nothing
 */
public record Hit(
        Kind kind,
        CompanyId company,
        String companyName,
        @Nullable UUID record,
        String title,
        String detail) {

    /** What it is. */
    public enum Kind {
        COMPANY,
        VENDOR,
        BILL,
        VENDOR_CREDIT,
        PAYMENT,
        /** A company with this error: at its last sync, or of requests that failed. */
        ERROR
    }
}
