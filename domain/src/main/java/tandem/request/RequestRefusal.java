package tandem.request;

/** Why nothing was done about a request. */
public sealed interface RequestRefusal {

    /** There is no such request. */
    record NotFound() implements RequestRefusal {}

    /** It stands where this is impossible. */
    record WrongStatus(RequestStatus status) implements RequestRefusal {}
}
