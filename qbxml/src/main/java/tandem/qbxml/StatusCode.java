package tandem.qbxml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.wire.Status.Meaning;
import tandem.wire.Treatment;
import tandem.wire.Treatment.Actor;
import tandem.wire.Treatment.Retry;

/**
 * What QuickBooks' status numbers mean: the only place that knows them. A number is looked up as itself, then as a
 * member of a family, then by its severity. A few numbers collect unlike causes; for those QuickBooks' own sentence
 * decides.
 *
 * @see <a href="https://developer.intuit.com/app/developer/qbdesktop/docs/develop/exploring-the-quickbooks-desktop-sdk/error-recovery">
 *     Intuit's description of error handling</a>
 */
public enum StatusCode {
    DONE(Meaning.DONE, Retry.NOT_NEEDED, Actor.NOBODY, "Done.", 0),
    NOTHING_FOUND(Meaning.NOTHING_FOUND, Retry.NOT_NEEDED, Actor.NOBODY, "Nothing matches; there is nothing to do.", 1),
    SOME_NOT_FOUND(
            Meaning.SOME_NOT_FOUND,
            Retry.NEVER,
            Actor.NOBODY,
            "Some of the records were deleted or merged in QuickBooks.",
            500),
    NEEDS_NEWER_VERSION(
            Meaning.DONE_WITH_WARNING,
            Retry.NEVER,
            Actor.SUPPORT,
            "The record exists, but QuickBooks cannot show it in this version of qbXML.",
            501),
    /** For a reader this is an answer that lacks records, so it counts as one that is still to come. */
    NOT_SHOWN(
            Meaning.BUSY,
            Retry.LATER,
            Actor.BOOKKEEPER,
            "QuickBooks could not show a record. Please close open windows in QuickBooks; we will try again.",
            510),
    FIELD_NOT_IN_EDITION(
            Meaning.DONE_WITH_WARNING,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "This edition of QuickBooks does not have one of the fields.",
            530,
            531),
    NOTES_NOT_SAVED(
            Meaning.DONE_WITH_WARNING,
            Retry.NEVER,
            Actor.BOOKKEEPER,
            "The record was saved without its notes. Please check the notes in QuickBooks.",
            550),
    DEPRECATED_FIELD(
            Meaning.DONE_WITH_WARNING,
            Retry.NOT_NEEDED,
            Actor.SUPPORT,
            "Done, with a field that QuickBooks will give up.",
            560),
    ORDER_ALREADY_CLOSED(
            Meaning.DONE_WITH_WARNING,
            Retry.NOT_NEEDED,
            Actor.BOOKKEEPER,
            "The purchase order was closed already. Please check it in QuickBooks.",
            570),
    NOTHING_STORED(
            Meaning.DONE_WITH_WARNING,
            Retry.NOT_NEEDED,
            Actor.NOBODY,
            "QuickBooks had nothing stored under this id.",
            600),
    INTERNAL_ERROR(
            Meaning.REFUSED,
            Retry.LATER,
            Actor.BOOKKEEPER,
            "QuickBooks had an error of its own. Please restart QuickBooks; if it happens again, run File > Utilities >"
                    + " Verify Data.",
            1000),
    UNAVAILABLE(
            Meaning.BUSY, Retry.LATER, Actor.NOBODY, "QuickBooks is busy or being closed. We will try again.", 1010),
    REQUEST_NOT_SUPPORTED(
            Meaning.FEATURE_ABSENT,
            Retry.NEVER,
            Actor.SUPPORT,
            "This version or edition of QuickBooks does not know the request.",
            1030),
    BAD_REQUEST_ID(Meaning.REFUSED, Retry.AFTER_CHANGE, Actor.SUPPORT, "The request was put wrongly.", 1060),
    UNKNOWN_ID(
            Meaning.REFUSED,
            Retry.WITH_PARENT,
            Actor.BOOKKEEPER,
            "A record that the request names is no longer in QuickBooks. Please refresh and choose again.",
            3000),
    INVALID_VALUE(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "QuickBooks could not read one of the values.",
            3010,
            3020,
            3030,
            3031,
            3035,
            3040,
            3045,
            3050,
            3060,
            3065,
            3110),
    TEXT_TOO_LONG(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "A text is too long for QuickBooks. Please shorten the field that QuickBooks names.",
            3070),
    INVALID_NAME(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "QuickBooks does not accept a name or text, for example because of a colon in it. Please change it.",
            3080,
            3085,
            3090),
    NAME_IN_USE(
            Meaning.NAME_IN_USE,
            Retry.WITH_PARENT,
            Actor.BOOKKEEPER,
            "The name is taken in QuickBooks, perhaps by a customer, an employee or another name. Please choose another"
                    + " one, or link to the record that has it.",
            3100),
    AMOUNT_TOO_LARGE(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "The amount would become too large for QuickBooks.",
            3101),
    OBJECT_NOT_FOUND(
            Meaning.REFUSED,
            Retry.WITH_PARENT,
            Actor.BOOKKEEPER,
            "QuickBooks does not find the record: it was deleted or changed. A bill that is to be paid may be paid"
                    + " already, or belong to another vendor or payables account. Please refresh.",
            3120),
    CUSTOM_FIELD_NOT_FOUND(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "The company file does not have this custom field.",
            3121),
    INVALID_PARENT(
            Meaning.REFUSED,
            Retry.WITH_PARENT,
            Actor.BOOKKEEPER,
            "The parent entry does not fit. Please refresh the lists.",
            3130),
    INVALID_REFERENCE(
            Meaning.REFUSED,
            Retry.WITH_PARENT,
            Actor.BOOKKEEPER,
            "An entry that is named (vendor, account, item, class, terms, customer) was renamed, deleted or made"
                    + " inactive, or is of the wrong type. Please map it anew.",
            3140),
    ELEMENT_MISSING(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "QuickBooks misses a field. A preference of the file may require it.",
            3150),
    ELEMENT_CONFLICT(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "Fields of the request exclude each other.",
            3151,
            3152,
            3153),
    USED_ELSEWHERE(
            Meaning.REFUSED, Retry.NEVER, Actor.NOBODY, "The record is used elsewhere and cannot be deleted.", 3160),
    PERIOD_CLOSED(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.ADMINISTRATOR,
            "The books are closed for this date. Please use a later date, or have an administrator open the period or"
                    + " remove the closing-date password.",
            3161,
            3171),
    SINGLE_USER_NEEDED(
            Meaning.BUSY,
            Retry.LATER,
            Actor.ADMINISTRATOR,
            "QuickBooks does this in single-user mode only. Please switch to it for this step.",
            3162),
    CANNOT_CHANGE(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "QuickBooks does not let the record be changed. Its own message says why.",
            3170),
    RELATED_CHANGED(
            Meaning.REFUSED,
            Retry.AFTER_COMPARING,
            Actor.BOOKKEEPER,
            "A related record blocks this, or was changed or deleted. Please refresh and decide again.",
            3172,
            3173),
    RECORD_IN_USE(
            Meaning.BUSY,
            Retry.SOON,
            Actor.BOOKKEEPER,
            "Somebody has this record open in QuickBooks. Please save and close it.",
            3175),
    RELATED_IN_USE(
            Meaning.BUSY,
            Retry.SOON,
            Actor.BOOKKEEPER,
            "Somebody has a related record open in QuickBooks, such as the vendor or another bill of the payment."
                    + " Please save and close it.",
            3176),
    LINKED_TWICE(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.SUPPORT,
            "The same transaction was linked more than once.",
            3177),
    NOT_SAVED(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "QuickBooks could not save the record. Its own message says why.",
            3180),
    CANNOT_VOID(
            Meaning.REFUSED,
            Retry.LATER,
            Actor.BOOKKEEPER,
            "QuickBooks could not void the transaction. Please close it and those linked to it, and check the closing"
                    + " date.",
            3185),
    CANNOT_CLEAR(Meaning.REFUSED, Retry.AFTER_CHANGE, Actor.SUPPORT, "A field cannot be emptied.", 3190),
    OUT_OF_DATE(
            Meaning.REFUSED,
            Retry.AFTER_COMPARING,
            Actor.BOOKKEEPER,
            "Somebody changed this record in QuickBooks meanwhile. Please review it.",
            3200),
    INVALID_ADDRESS(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "The address has too many or too long lines. Please shorten it.",
            3205),
    AGAINST_A_RULE(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "QuickBooks does not accept a value, for example a payment above what is due. Its own message says which;"
                    + " please refresh and correct it.",
            3210),
    NOT_PERMITTED(
            Meaning.NOT_PERMITTED,
            Retry.AFTER_CHANGE,
            Actor.ADMINISTRATOR,
            "The signed-in QuickBooks user may not do this. Please sign in as a user with rights for accounts payable, or"
                    + " grant them, and re-queue it.",
            3220,
            3260),
    NOT_PROCESSED(
            Meaning.BUSY,
            Retry.SOON,
            Actor.NOBODY,
            "QuickBooks did not get to this request. It will be sent again.",
            3230,
            3231),
    CREATION_TIME_DIFFERS(
            Meaning.REFUSED,
            Retry.AFTER_COMPARING,
            Actor.SUPPORT,
            "The record is not the one that was meant. It will be read again.",
            3240),
    FEATURE_ABSENT(
            Meaning.FEATURE_ABSENT,
            Retry.AFTER_CHANGE,
            Actor.ADMINISTRATOR,
            "The feature is switched off in this file or missing in this edition. Please switch it on in the"
                    + " preferences, or work without it.",
            3250),
    PERSONAL_DATA_CLOSED(
            Meaning.NOT_PERMITTED,
            Retry.NEVER,
            Actor.ADMINISTRATOR,
            "The integration may not read personal data. It does not need to.",
            3261),
    SUBSCRIPTION_NEEDED(
            Meaning.FEATURE_ABSENT,
            Retry.NEVER,
            Actor.NOBODY,
            "QuickBooks asks for a payroll or merchant subscription for this.",
            3262,
            3264),
    READ_ONLY(
            Meaning.NOT_PERMITTED,
            Retry.AFTER_CHANGE,
            Actor.ADMINISTRATOR,
            "The integration may only read. An administrator can allow changes under Integrated Applications in the"
                    + " preferences of QuickBooks.",
            3263),
    ACCOUNT_MISSING(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "An account to post to is missing. Please choose one in the settings.",
            3270),
    WRONG_ITEM(
            Meaning.REFUSED,
            Retry.AFTER_CHANGE,
            Actor.BOOKKEEPER,
            "This item cannot be bought on a bill. Please choose another one.",
            3280),
    LINES_OUT_OF_ORDER(
            Meaning.REFUSED,
            Retry.AFTER_COMPARING,
            Actor.SUPPORT,
            "The lines were sent in another order than QuickBooks keeps them.",
            3290),
    RARE_REFUSAL(Meaning.REFUSED, Retry.AFTER_CHANGE, Actor.SUPPORT, "QuickBooks refused this.", 3390),
    REFUSED_WITHOUT_REASON(
            Meaning.REFUSED, Retry.NEVER, Actor.BOOKKEEPER, "QuickBooks refused this and gives no reason.", 3500),
    SET_DIFFERS(
            Meaning.REFUSED,
            Retry.NEVER,
            Actor.SUPPORT,
            "What was asked for again is not what QuickBooks has stored.",
            9001),
    /** Says that QuickBooks has no answer stored, and not that the request never ran. */
    NO_STORED_ANSWER(
            Meaning.REFUSED, Retry.NEVER, Actor.SUPPORT, "QuickBooks has no answer stored under this id.", 9002),
    RECOVERY_FAILED(Meaning.REFUSED, Retry.LATER, Actor.SUPPORT, "QuickBooks could not repeat its answer.", 9003),
    BAD_SET_ID(Meaning.REFUSED, Retry.NEVER, Actor.SUPPORT, "The id of the message set was put wrongly.", 9004),
    STATE_NOT_STORED(Meaning.REFUSED, Retry.LATER, Actor.SUPPORT, "QuickBooks could not store its answer.", 9005),
    MACRO_PROBLEM(Meaning.REFUSED, Retry.AFTER_CHANGE, Actor.SUPPORT, "The request was put wrongly.", 9100, 9101, 9102),
    OTHER_NOTICE(Meaning.DONE, Retry.NOT_NEEDED, Actor.NOBODY, "Done."),
    OTHER_WARNING(
            Meaning.DONE_WITH_WARNING,
            Retry.NOT_NEEDED,
            Actor.SUPPORT,
            "Done, with a warning. QuickBooks' own message says which."),
    OTHER_ERROR(
            Meaning.REFUSED, Retry.AFTER_CHANGE, Actor.SUPPORT, "QuickBooks refused this. Its own message says why.");

    private static final Map<Integer, StatusCode> BY_NUMBER = Arrays.stream(values())
            .flatMap(code -> Arrays.stream(code.numbers).boxed().map(number -> Map.entry(number, code)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    // English and Canadian French. The test for locks comes first: their sentences speak of "already in use" too.
    private static final Pattern LOCK = words("\\block|\\bin use\\b|another user|modified by|has been modified"
            + "|verrouill|utilisé par|en cours d.utilisation|autre utilisateur|modifié par");
    private static final Pattern CLOSING_DATE = words("closing date|date de (clôture|fermeture)");
    private static final Pattern NOT_THERE =
            words("does not exist|cannot be found|could not be found|n.existe pas|introuvable");

    private final Meaning meaning;
    private final Treatment treatment;
    private final int[] numbers;

    StatusCode(Meaning meaning, Retry retry, Actor actor, String advice, int... numbers) {
        this.meaning = meaning;
        this.treatment = new Treatment(name().toLowerCase(Locale.ROOT), retry, actor, advice);
        this.numbers = numbers;
    }

    /**
     * Understands a status.
     *
     * @param number the {@code statusCode}
     * @param severity {@code Info}, {@code Warn} or {@code Error}, where it was sent
     * @param message QuickBooks' own sentence, where it was sent
     */
    public static StatusCode of(int number, @Nullable String severity, @Nullable String message) {
        StatusCode exact = BY_NUMBER.get(number);
        if (exact == null) {
            return ofFamily(number, severity);
        }
        return switch (exact) {
            case CANNOT_CHANGE, NOT_SAVED, AGAINST_A_RULE -> byWords(message == null ? "" : message, exact);
            default -> exact;
        };
    }

    /** What it says about a question. */
    public Meaning meaning() {
        return meaning;
    }

    /** What to do about it; its code is this constant's name in lower case. */
    public Treatment treatment() {
        return treatment;
    }

    private static StatusCode ofFamily(int number, @Nullable String severity) {
        if (number > 3000 && number < 3100) {
            return INVALID_VALUE;
        }
        if (number >= 3300 && number < 3400) {
            return RARE_REFUSAL;
        }
        if (number >= 9100 && number < 9200) {
            return MACRO_PROBLEM;
        }
        return switch (severity == null ? severityOf(number) : severity) {
            case "Info" -> OTHER_NOTICE;
            case "Warn" -> OTHER_WARNING;
            default -> OTHER_ERROR;
        };
    }

    private static String severityOf(int number) {
        if (number < 0 || number >= 1000) {
            return "Error";
        }
        return number < 500 ? "Info" : "Warn";
    }

    private static StatusCode byWords(String message, StatusCode otherwise) {
        if (LOCK.matcher(message).find()) {
            return RECORD_IN_USE;
        }
        if (CLOSING_DATE.matcher(message).find()) {
            return PERIOD_CLOSED;
        }
        return NOT_THERE.matcher(message).find() ? INVALID_REFERENCE : otherwise;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
