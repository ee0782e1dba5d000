package tandem.request;

/** Why nothing was done about a request. */
public sealed interface RequestRefusal {

    /** There is no such request. */
    record NotFound() implements RequestRefusal {}

    /** It stands where this is impossible. */
    record WrongStatus(RequestStatus status) implements RequestRefusal {}

    /** The change was meant for another version. */
    record Stale(long version) implements RequestRefusal {}

    /** Nobody knows whether QuickBooks has carried it out; with another content it could be carried out twice. */
    record OutcomeUnknown() implements RequestRefusal {}
}
