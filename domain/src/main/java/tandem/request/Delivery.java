package tandem.request;

/** What one exchange with QuickBooks does about a request. */
public sealed interface Delivery {

    /** Which request. */
    RequestId request();

    /** Whether QuickBooks is only asked, and changes nothing. */
    default boolean asksOnly() {
        return !(this instanceof CarryOut);
    }

    /** QuickBooks is to carry it out. */
    record CarryOut(RequestId request) implements Delivery {}

    /** QuickBooks is asked what became of it. */
    record AskOutcome(RequestId request) implements Delivery {}

    /** The record that it makes or changes is looked up. */
    record LookUp(RequestId request) implements Delivery {}
}
