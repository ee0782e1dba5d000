package tandem.reconciliation;

import static tandem.reconciliation.Severity.CRITICAL;
import static tandem.reconciliation.Severity.HIGH;
import static tandem.reconciliation.Severity.LOW;
import static tandem.reconciliation.Severity.MEDIUM;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is compared. Each check says what must hold between QuickBooks and this side, and finds the records of which it does not.
 * A finding opens and closes by itself.
 */
public enum Check {

    // ---------------------------------------------------------------------------------------------- the company file
    /** The file that is open is the company's, at the right time. */
    FILE_IN_DOUBT(
            CRITICAL,
            "The company file is not what it was. Nothing is read or written. Find out which file is open. If it is the right"
                    + " one and is to stay, resume the company: everything is compared, and what the file has lost is listed.",
            true),
    /** The file that is open is the one that was confirmed. */
    WRONG_COMPANY_FILE(
            CRITICAL,
            "Open the company file that was confirmed. Never use this connector's key for another file.",
            false),
    /** Everything that was written into the file is still in it. */
    WRITE_VANISHED(
            CRITICAL,
            "QuickBooks had this and the company file has lost it, because an older copy is in use. When the comparison is done,"
                    + " send it again, or accept that it is gone if somebody has entered it by hand.",
            true),

    /** The company file is open on the computer and in the folder where it was. */
    FILE_MOVED(
            LOW,
            "If the file was moved on purpose, let this stand. If not, make sure that nobody works in a copy of it.",
            false),

    // ---------------------------------------------------------------------------------------------- money on its way
    /** Nobody pays in QuickBooks what is being paid from here. */
    PAID_IN_BOTH(
            CRITICAL,
            "The bill was paid in QuickBooks while a payment from here is on its way. Recall or void one of the two. If both have"
                    + " left, ask the vendor for a refund or a credit.",
            false),
    /** Payments on their way do not exceed what is open. */
    PAYMENT_EXCEEDS_BALANCE(
            HIGH, "Reduce or recall the payment: less is open in QuickBooks now. " + Advice.APPLY_CREDITS, false),
    /** What is paid from here is recorded in QuickBooks. */
    PAYMENT_NOT_RECORDED(HIGH, "Read why the request failed, mend it, and have it tried again.", false),
    /** What was voided here is voided in QuickBooks. */
    VOID_NOT_RECORDED(
            HIGH,
            "Reopen the period in QuickBooks or void the payment there by hand, then have the request tried again.",
            false),
    /** A payment from here that QuickBooks recorded is voided here first. */
    PAYMENT_VOIDED_IN_QUICKBOOKS(
            HIGH,
            "Voided in QuickBooks only: void it in MineralTree too, and stop the money if it has not cleared.",
            true),
    /** A payment from here that QuickBooks recorded stays in QuickBooks. */
    PAYMENT_DELETED_IN_QUICKBOOKS(
            HIGH,
            "Deleted in QuickBooks: void it in MineralTree if the money did not leave, or enter it in QuickBooks again.",
            true),
    /** A payment from here stays in QuickBooks as it was recorded. */
    PAYMENT_CHANGED_IN_QUICKBOOKS(HIGH, "Put it back in QuickBooks as it was, or void it and pay anew.", false),
    /** No payment in QuickBooks looks like one from here that is not recorded. */
    PAYMENT_LIKE_OURS(
            MEDIUM,
            "Somebody seems to have entered this payment in QuickBooks by hand. If it is the same one, call the request off; if it is"
                    + " another, leave both.",
            false),
    /** A payment is the sum of what it pays. */
    PAYMENT_DOES_NOT_ADD_UP(
            MEDIUM,
            "What the payment pays is not its amount. Open it in QuickBooks and see what the rest is for; a bill that it paid may have"
                    + " been deleted.",
            false),
    /** A payment pays bills of its own vendor, from one payables account. */
    PAYMENT_CROSSES_VENDORS(
            HIGH, "Move the bill back to the vendor who was paid, or void the payment and pay again.", false),
    /** A check number is used once for each bank account. */
    CHECK_NUMBER_TWICE(MEDIUM, "Give one of the two another number; QuickBooks only warns of it.", false),
    /** Whatever is on its way arrives. */
    IN_PROCESS_TOO_LONG(LOW, "Find out what the payment waits for; recall it, or have it tried again.", false),

    // ------------------------------------------------------------------------------------------------------- bills
    /** A bill that was posted from here stays in QuickBooks, and one that is here is not deleted there. */
    BILL_DELETED_IN_QUICKBOOKS(
            MEDIUM, "The bill was deleted in QuickBooks and cannot be paid. Delete it in MineralTree too.", false),
    /** A bill that was posted from here is in QuickBooks. */
    BILL_MISSING_IN_QUICKBOOKS(
            HIGH,
            "The bill was posted and QuickBooks does not have it, nor says that it was deleted. Look for it in QuickBooks before it is"
                    + " entered again.",
            true),
    /** No paid bill is deleted. */
    PAID_BILL_DELETED(
            HIGH,
            "The bill was paid when it was deleted in QuickBooks, which left its payment as an unapplied credit. Enter the bill again and"
                    + " apply the payment to it, or ask for a refund.",
            false),
    /** What was deleted here is deleted in QuickBooks. */
    BILL_DELETED_HERE(MEDIUM, "Deleted in MineralTree only: delete it in QuickBooks too.", false),
    /** A bill that was posted from here or is being paid is not voided. */
    BILL_VOIDED_IN_QUICKBOOKS(
            MEDIUM, "The bill was voided in QuickBooks and cannot be paid. Delete it in MineralTree.", false),
    /** A bill is the sum of its lines. */
    BILL_DOES_NOT_ADD_UP(
            MEDIUM,
            "The lines are not the total. Open the bill in QuickBooks, see whether a tax or a hidden line is missing, and save it.",
            false),
    /** A bill that was posted from here has the total that was written last. */
    GROSS_DIFFERS(
            MEDIUM,
            "The total of this bill was changed in QuickBooks, which counts. Check who changed it and why before it is paid; put it back"
                    + " there, or edit the bill in MineralTree, if it is wrong.",
            false),
    /** A bill that was posted from here has the header and the coding that were written last. */
    CODING_DIFFERS(
            LOW, "This was changed in QuickBooks, which counts. Nothing is to be done if it is right there.", false),
    /** What lies in a closed period stays as it is. */
    CLOSED_PERIOD_CHANGED(
            HIGH,
            "Somebody with the closing date password has changed history in QuickBooks: its audit trail says who. Have it put back, or"
                    + " accept it with the reason.",
            false),
    /** What is open is what payments, credits and discounts leave. */
    BALANCE_DOES_NOT_FOLLOW(
            MEDIUM,
            "What QuickBooks calls open does not follow from the payments and credits that are tied to the bill. The bill is read again; if"
                    + " it stays, verify and rebuild the company file.",
            false),
    /** No bill is in QuickBooks twice. */
    BILL_TWICE(HIGH, "One bill from here is in QuickBooks twice. Delete one of the two in QuickBooks.", true),
    /** No open bill has the number of another of the same vendor. */
    POSSIBLE_DUPLICATE_BILL(
            MEDIUM,
            "Another bill of this vendor has the same number. Pay one of the two only, unless they are different bills.",
            false),
    /** What is posted here reaches QuickBooks. */
    CHANGE_NOT_WRITTEN(MEDIUM, "Read why the request failed, mend it, and have it tried again or call it off.", false),
    /** It is known of every write whether QuickBooks has it. */
    OUTCOME_UNKNOWN(
            HIGH,
            "Look into QuickBooks whether it is there, and have the request tried again: it is looked up first.",
            true),
    /** Whatever a draft names can be used. */
    DRAFT_NAMES_UNUSABLE(MEDIUM, "Choose another one for the draft, or reactivate it in QuickBooks.", false),
    /** Vendor, payables account and bill go by one currency. */
    CURRENCIES_DIFFER(HIGH, "Give the bill the vendor's currency and a payables account of it, in QuickBooks.", false),

    // ------------------------------------------------------------------------------------------ credits and discounts
    /** A tie between a credit and a bill shows on both sides with one amount. */
    CREDIT_TIE_ON_ONE_SIDE(MEDIUM, "Both are read again. If it stays, verify and rebuild the company file.", false),
    /** A credit is used before the vendor's bills are paid in full. */
    CREDIT_NOT_APPLIED(LOW, "The vendor has a credit that nothing used. " + Advice.APPLY_CREDITS, false),
    /** A discount goes to an account. */
    DISCOUNT_WITHOUT_ACCOUNT(MEDIUM, "Open the payment in QuickBooks and choose the account of the discount.", false),

    // ------------------------------------------------------------------------------------------------ vendors and
    // terms
    /** A vendor with open bills or payments on their way is active. */
    VENDOR_INACTIVE(MEDIUM, "Reactivate the vendor in QuickBooks, or settle what is open.", false),
    /** A vendor with open bills or payments on their way is not merged into another. */
    VENDOR_GONE(
            MEDIUM,
            "The vendor was deleted or merged in QuickBooks. Check the payment details of the one that is left.",
            false),
    /** Vendors have names of their own. */
    VENDORS_OF_ONE_NAME(MEDIUM, "Two vendors go by one name. Merge them in QuickBooks.", false),
    /** What a vendor is owed is what his open bills and credits come to. */
    VENDOR_BALANCE_DIFFERS(
            LOW,
            "Other activity in accounts payable makes up the difference: journal entries, checks written to accounts payable, payments"
                    + " that are not applied. Nothing is wrong if somebody can name it.",
            false),
    /** What stands on an account of payables is what its open bills and credits come to. */
    CONTROL_TOTAL_DIFFERS(
            MEDIUM,
            "In QuickBooks, run a report of the account and look for what is neither a bill, a credit nor a payment of one: journal"
                    + " entries, checks written to accounts payable, item receipts, payments that are not applied. Where these make"
                    + " up the difference, let it stand and say so.",
            false),
    /** Terms of one name are the same terms. */
    TERMS_OF_ONE_NAME(MEDIUM, "Two terms go by one name and say different things. Rename one in QuickBooks.", false),

    // ------------------------------------------------------------------------------------------------------- the sync
    /** Every record of QuickBooks can be read. */
    RECORD_NOT_READABLE(
            MEDIUM,
            "QuickBooks has a record that cannot be read. Open it in QuickBooks, save it, and update again.",
            true),
    /** Somebody calls for every company. */
    NO_CONNECTOR_SEEN(
            MEDIUM, "No Web Connector calls any more. Start the computer, QuickBooks and the Web Connector.", false),
    /** Every company has a second connector to fall back on. */
    ONE_CONNECTOR_ONLY(
            LOW, "Add a connector on a second computer, so that the sync goes on when this one is off.", false);

    private final Severity severity;
    private final String advice;
    private final boolean needsSupport;

    Check(Severity severity, String advice, boolean needsSupport) {
        this.severity = severity;
        this.advice = advice;
        this.needsSupport = needsSupport;
    }

    /** The code in the contract and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The check with this code. */
    public static Optional<Check> ofCode(String code) {
        return Arrays.stream(values())
                .filter(check -> check.code().equals(code))
                .findFirst();
    }

    /** How bad a finding is where nothing makes it worse. */
    public Severity severity() {
        return severity;
    }

    /**
     * What a person should do about a finding.
     *
     * @param supportContact whom people may call; it stands at the end where somebody has to
     */
    public String advice(String supportContact) {
        return needsSupport ? advice + " Help: " + supportContact + '.' : advice;
    }

    /** Sentences that several checks say. */
    private static final class Advice {
        static final String APPLY_CREDITS =
                "To apply a credit in QuickBooks: Pay Bills, select the bill, Set Credits, set Amount to Pay to"
                        + " 0.00, Pay Selected Bills; then update.";
    }
}
