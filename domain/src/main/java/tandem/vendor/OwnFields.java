package tandem.vendor;

import org.jspecify.annotations.Nullable;
import tandem.mirror.view.PaymentMethod;

/**
 * What is kept of a vendor on this side alone. QuickBooks is never told, and neither are logs, the audit trail or the archive
 * of a company.
 *
 * @param achDetails where electronic payments go, in whatever form it was given
 */
public record OwnFields(
        @Nullable String achDetails, @Nullable PaymentMethod defaultPaymentType) {

    /** Nothing is kept. */
    public static final OwnFields NONE = new OwnFields(null, null);

    /** The most characters that {@code achDetails} may have. */
    public static final int LONGEST_ACH_DETAILS = 2000;

    private static final int SHOWN = 4;

    /** None and an empty text are the same. */
    public OwnFields {
        achDetails = achDetails == null || achDetails.isBlank() ? null : achDetails;
    }

    /** Enough of {@code achDetails} to tell two apart: the last four characters, and never more than half. */
    public @Nullable String maskedAchDetails() {
        if (achDetails == null) {
            return null;
        }
        int shown = Math.min(SHOWN, achDetails.length() / 2);
        return "****" + achDetails.substring(achDetails.length() - shown);
    }

    /** Tells nothing that is worth stealing. */
    @Override
    public String toString() {
        return "OwnFields[achDetails=" + (achDetails == null ? "none" : "****") + ", defaultPaymentType="
                + defaultPaymentType + ']';
    }
}
