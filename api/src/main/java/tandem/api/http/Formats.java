package tandem.api.http;

/** Formats of texts that the contract names. */
public final class Formats {

    /** A decimal number as text, so that nothing of it is lost on the way: money, quantities, rates. */
    public static final String DECIMAL = "decimal";

    private Formats() {}
}
