package tandem.state;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets and personal data out of a text that went over the wire, and leaves its shape. It works on broken texts
 * too, because those are the ones that people look at.
 */
public final class Redaction {

    private static final List<String> ELEMENTS = List.of(
            "EIN",
            "SSN",
            "VendorTaxIdent",
            "TaxRegistrationNumber",
            "SalesTaxRegistrationNumber",
            "BusinessNumber",
            "AccountNumber",
            "BankNumber",
            "BankAccountNumber",
            "CreditCardNumber",
            "CreditCardInfo",
            "RoutingNumber",
            "FirstName",
            "MiddleName",
            "LastName",
            "Salutation",
            "Contact",
            "AltContact",
            "ContactValue",
            "Phone",
            "AltPhone",
            "Mobile",
            "Pager",
            "Fax",
            "Email",
            "Cc",
            "NameOnCheck",
            "PrintAs",
            "Addr1",
            "Addr2",
            "Addr3",
            "Addr4",
            "Addr5",
            "City",
            "PostalCode",
            "Password",
            "strPassword");

    private static final Pattern VALUE =
            Pattern.compile("(<(?:" + String.join("|", ELEMENTS) + ")(?:\\s[^>]*)?>)([^<]+)", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /** The text without what must not be seen. */
    public static @Nullable String redacted(@Nullable String text) {
        return text == null ? null : VALUE.matcher(text).replaceAll("$1[redacted]");
    }
}
