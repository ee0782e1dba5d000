package tandem.api.console;

import java.util.Locale;
import tandem.api.http.Problem;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.request.RequestRefusal;
import tandem.request.RequestStatus;

/** What is said of requests. */
final class RequestWords {

    private RequestWords() {}

    static String of(Operation operation) {
        return switch (operation) {
            case VENDOR_MOD -> "Change a vendor";
            case TERMS_ADD -> "Add terms";
            case BILL_ADD -> "Post a bill";
            case BILL_MOD -> "Change a bill";
            case PAYMENT_ADD -> "Record a payment";
            case PAYMENT_VOID -> "Void a payment";
        };
    }

    static String of(RequestStatus status) {
        return switch (status) {
            case BLOCKED -> "Waits for another";
            case QUEUED -> "Queued";
            case SENT -> "With QuickBooks";
            case IN_DOUBT -> "In doubt";
            case SUCCEEDED -> "Done";
            case FAILED -> "Failed";
            case CANCELLED -> "Called off";
        };
    }

    /** For the style sheet. */
    static String style(RequestStatus status) {
        return switch (status) {
            case BLOCKED, QUEUED, CANCELLED -> "waiting";
            case SENT -> "working";
            case IN_DOUBT -> "attention";
            case SUCCEEDED -> "good";
            case FAILED -> "stopped";
        };
    }

    /** Who must act; empty: nobody has to. */
    static String of(Failure.Who who) {
        return switch (who) {
            case NOBODY -> "";
            case BOOKKEEPER -> "The bookkeeper";
            case QUICKBOOKS_ADMIN -> "The QuickBooks administrator";
            case SUPPORT -> "Our support";
        };
    }

    static String refused(RequestRefusal refusal) {
        return switch (refusal) {
            case RequestRefusal.NotFound gone -> throw Problem.notFound();
            case RequestRefusal.WrongStatus wrong ->
                "It was not done: the request stands elsewhere by now ("
                        + of(wrong.status()).toLowerCase(Locale.ROOT) + ").";
            case RequestRefusal.Stale stale ->
                "It was not done: the request has changed since this page was made. Look at it again.";
            case RequestRefusal.OutcomeUnknown unknown ->
                "It was not done: nobody knows whether QuickBooks has carried it out, so its content stays. Re-queue it: it is"
                        + " looked up first.";
        };
    }
}
