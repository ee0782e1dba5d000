package tandem.request;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request does in QuickBooks, in the order in which due requests go out: what others may lean on comes first. */
public enum Operation {
    VENDOR_MOD,
    TERMS_ADD,
    BILL_ADD,
    BILL_MOD,
    PAYMENT_ADD,
    PAYMENT_VOID;

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word; empty when there is no such operation. */
    public static Optional<Operation> ofWord(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
