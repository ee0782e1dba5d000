package tandem.api.http;

import static tandem.api.http.Fix.BOOKKEEPER;
import static tandem.api.http.Fix.CALLER;
import static tandem.api.http.Fix.OPERATOR;
import static tandem.api.http.Fix.SUPPORT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem that the REST side can answer with. The code is the constant's name in kebab case; each has a page under
 * {@code docs/problems}.
 */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be understood.", false, CALLER, "Send a well-formed HTTP request."),
    MALFORMED_BODY(
            400,
            "The body cannot be read as what this call takes.",
            false,
            CALLER,
            "Correct the body as the errors say; the contract is at /v3/api-docs."),
    INVALID_PARAMETER(
            400,
            "A parameter or header has a value that cannot be used.",
            false,
            CALLER,
            "Correct the parameter named in the errors."),
    NOT_AUTHENTICATED(
            401,
            "The call carries no valid API key.",
            false,
            CALLER,
            "Send Authorization: Bearer with a key that is neither deleted nor expired."),
    FORBIDDEN(403, "This API key may not do that.", false, CALLER, "Use a key with the scope that this call needs."),
    NOT_FOUND(
            404,
            "There is nothing here.",
            false,
            CALLER,
            "Check the path and the ids in it, and whether the key is limited to another company."),
    METHOD_NOT_ALLOWED(
            405, "This resource does not take that method.", false, CALLER, "Use a method named in the Allow header."),
    NOT_ACCEPTABLE(
            406,
            "The answer cannot be given in a format that the call accepts.",
            false,
            CALLER,
            "Accept application/json."),
    CHANGED_MEANWHILE(
            409,
            "Somebody else changed the same thing at the same moment.",
            true,
            CALLER,
            "Read the resource again and repeat the call."),
    IDEMPOTENCY_KEY_IN_USE(
            409,
            "A request with this Idempotency-Key is being worked on.",
            true,
            CALLER,
            "Wait a moment and send the same request again."),
    EXTERNAL_ID_TAKEN(
            409,
            "Another company has this externalId.",
            false,
            CALLER,
            "Use the company that has it, or another externalId."),
    FILE_NOT_COMPARED(
            409,
            "The company file has not been compared yet, so it is not known what it has lost.",
            true,
            SUPPORT,
            "Resume the company if the hub has stopped it, let its connector update until the comparison is done, and repeat the call."),
    DISCREPANCY_NOT_OPEN(
            409,
            "This discrepancy is not open.",
            false,
            CALLER,
            "Read it again: it has been resolved, accepted, or sent again meanwhile."),
    NOTHING_TO_RESEND(
            409,
            "Only a write that the company file has lost can be sent again.",
            false,
            CALLER,
            "Follow the advice of the discrepancy."),
    VENDOR_ACTIVE(
            409,
            "This vendor is active in QuickBooks.",
            false,
            BOOKKEEPER,
            "Make the vendor inactive in QuickBooks, or leave it in view."),
    BILL_IN_USE(
            409,
            "This bill has payments or credits.",
            false,
            BOOKKEEPER,
            "Void the payments and take the credits off in QuickBooks first."),
    COMPANY_RETIRED(
            409,
            "This company has been retired.",
            false,
            CALLER,
            "Create a new company; the data of a retired one can only be read or erased."),
    CONNECTOR_REVOKED(
            409, "This connector has been revoked.", false, SUPPORT, "Create a new connector for the company."),
    NO_CANDIDATE(
            409,
            "No company file is waiting for a confirmation.",
            false,
            BOOKKEEPER,
            "Let the Web Connector run once with the right company file open, then look at the pairing again."),
    CANDIDATE_CHANGED(
            409,
            "This is not the company file that is waiting, or its facts have changed.",
            false,
            SUPPORT,
            "Read the pairing again, compare its facts with the customer's books, and confirm what is shown now."),
    FILE_PAIRED_ELSEWHERE(
            409,
            "This company file is already paired with another company.",
            false,
            SUPPORT,
            "Reject the pairing, and open the company file that belongs to this company."),
    SAMPLE_FILE(
            409,
            "This is a sample company file of QuickBooks.",
            false,
            SUPPORT,
            "Open the real company file, or set allowSampleFile on the company if this is a trial."),
    VENDOR_GONE(
            409,
            "QuickBooks does not have this vendor any more.",
            false,
            BOOKKEEPER,
            "Make the change at the vendor that took its place; vendors are made in QuickBooks."),
    BILL_STATUS(
            409,
            "The bill stands where this is impossible.",
            false,
            CALLER,
            "Read the bill again. A draft can be posted, changed and thrown away; a bill that QuickBooks has can be changed."),
    BILL_OUTCOME_UNKNOWN(
            409,
            "Nobody knows yet whether QuickBooks has this bill.",
            false,
            BOOKKEEPER,
            "Look for the bill in QuickBooks. If it is not there, post it again unchanged: it is looked up once more before it is"
                    + " sent. If it is there, cancel its request."),
    BILL_CHANGE_ON_ITS_WAY(
            409,
            "An edit of this bill is on its way to QuickBooks.",
            true,
            CALLER,
            "Wait until the request named in the bill is over, read the bill again, and repeat the edit."),
    BILL_GONE(
            409,
            "QuickBooks does not have this bill any more, or has voided it.",
            false,
            BOOKKEEPER,
            "Post another bill if one is owed."),
    BILL_NOT_APPROVED(
            409,
            "Somebody has to approve this bill first.",
            false,
            CALLER,
            "Have the people named in the detail approve it, or change or route a bill that was declined; then post it again."),
    PAYMENT_NOT_APPROVED(
            409,
            "Bills of this payment have to be approved before they are paid.",
            false,
            CALLER,
            "Have the people named in the errors approve their bills, or pay the others without them; then record the payment."),
    APPROVER_NOT_ASKED(
            409,
            "This person is not asked about the bill.",
            false,
            CALLER,
            "Read the bill's approval: it names who is asked now. Tiers are asked one after the other."),
    TERMS_DIFFER(
            409,
            "There are terms of this name that say something else.",
            false,
            CALLER,
            "Pick another name, or have the terms changed in QuickBooks, which cannot be told to change them."),
    REQUEST_NOT_FAILED(
            409,
            "Only a failed request can be re-queued.",
            false,
            SUPPORT,
            "Read the request again; one that is queued or in doubt goes on by itself."),
    REQUEST_CANNOT_BE_CANCELLED(
            409,
            "This request cannot be called off any more.",
            false,
            SUPPORT,
            "Read the request again; what QuickBooks has carried out is undone there, or by a new request."),
    REQUEST_CANNOT_BE_EDITED(
            409,
            "This request has no content that could be edited.",
            false,
            SUPPORT,
            "Re-queue it as it is, or cancel it and make what is wanted anew."),
    REQUEST_OUTCOME_UNKNOWN(
            409,
            "Nobody knows whether QuickBooks has carried this request out, so its content cannot be changed.",
            false,
            SUPPORT,
            "Re-queue it as it is: it is looked up first. With another content it could be written twice."),
    PAYMENT_UNDER_WAY(
            409,
            "Nobody knows yet whether QuickBooks has this payment.",
            true,
            CALLER,
            "Wait for the next update of the Web Connector, which finds out, and void the payment then; if its request has failed"
                    + " with outcome_unknown, re-queue or cancel that first."),
    PERIOD_CLOSED(
            409,
            "The day of this record is in a closed period.",
            false,
            BOOKKEEPER,
            "Have the period opened in QuickBooks; after the next update of the Web Connector the call is possible."),
    PUBLIC_URL_UNFIT(
            409,
            "No Web Connector would accept the address that this service is set up with.",
            false,
            OPERATOR,
            "Set TANDEM_PUBLIC_URL to an https address with a host name."),
    LAST_ADMIN_KEY(
            409,
            "This is the last key that can manage keys.",
            false,
            CALLER,
            "Create another key with the scope admin and no company first."),
    WEBHOOK_DISABLED(
            409,
            "This webhook endpoint is disabled.",
            false,
            CALLER,
            "See what stopped it in disabledBecause and lastError, mend it, and PATCH its status to enabled; what happened meanwhile is"
                    + " told then."),
    CHANGES_NOT_KEPT(
            410,
            "The changes that come next are not there any more.",
            false,
            CALLER,
            "Read the lists anew, then go on after the lastSeq of this answer."),
    STALE_VERSION(
            412,
            "The resource has changed since the version named in If-Match.",
            false,
            CALLER,
            "Read the resource again, look at what changed, and send the call with the new ETag."),
    BODY_TOO_LARGE(413, "The body is larger than this service takes.", false, CALLER, "Send a smaller body."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "The body is in a format that this call does not take.", false, CALLER, "Send application/json."),
    NOT_OUR_PAYMENT(
            422,
            "This payment was made in QuickBooks.",
            false,
            BOOKKEEPER,
            "Void it in QuickBooks; the bills here open again with the next update of the Web Connector."),
    INVALID_FIELDS(422, "The body breaks a rule.", false, CALLER, "Correct the fields named in the errors."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This Idempotency-Key was used for another request.",
            false,
            CALLER,
            "Use a new key for a new request, and the same key only to repeat the very same one."),
    IF_MATCH_MISSING(
            428,
            "This call needs If-Match with the version that it is meant for.",
            false,
            CALLER,
            "Read the resource and send its ETag as If-Match."),
    TOO_MANY_REQUESTS(429, "Too many requests.", true, CALLER, "Wait as long as Retry-After says."),
    INTERNAL_ERROR(
            500,
            "Something went wrong inside the service.",
            true,
            OPERATOR,
            "Look for the reference in the service's log."),
    UNAVAILABLE(
            503,
            "The service cannot reach its database at the moment.",
            true,
            OPERATOR,
            "Check the database; callers may repeat the call later.");

    private final int status;
    private final String title;
    private final boolean retryable;
    private final List<Fix> fixes;

    ProblemType(int status, String title, boolean retryable, String actor, String action) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
        this.fixes = List.of(new Fix(actor, action));
    }

    /** The word for programs, also the last part of the type's address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type with this code. */
    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the same request may succeed later without anybody changing it. */
    public boolean retryable() {
        return retryable;
    }

    /** Who must do what, where the case at hand has nothing more exact. */
    public List<Fix> fixes() {
        return fixes;
    }
}
