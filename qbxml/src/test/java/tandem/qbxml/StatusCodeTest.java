package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.wire.Answer;
import tandem.wire.Status.Meaning;
import tandem.wire.Treatment.Actor;
import tandem.wire.Treatment.Retry;

class StatusCodeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,    DONE,                   DONE,              NOT_NEEDED,      NOBODY
                    1,    NOTHING_FOUND,          NOTHING_FOUND,     NOT_NEEDED,      NOBODY
                    500,  SOME_NOT_FOUND,         SOME_NOT_FOUND,    NEVER,           NOBODY
                    501,  NEEDS_NEWER_VERSION,    DONE_WITH_WARNING, NEVER,           SUPPORT
                    510,  NOT_SHOWN,              BUSY,              LATER,           BOOKKEEPER
                    530,  FIELD_NOT_IN_EDITION,   DONE_WITH_WARNING, AFTER_CHANGE,    SUPPORT
                    531,  FIELD_NOT_IN_EDITION,   DONE_WITH_WARNING, AFTER_CHANGE,    SUPPORT
                    550,  NOTES_NOT_SAVED,        DONE_WITH_WARNING, NEVER,           BOOKKEEPER
                    560,  DEPRECATED_FIELD,       DONE_WITH_WARNING, NOT_NEEDED,      SUPPORT
                    570,  ORDER_ALREADY_CLOSED,   DONE_WITH_WARNING, NOT_NEEDED,      BOOKKEEPER
                    600,  NOTHING_STORED,         DONE_WITH_WARNING, NOT_NEEDED,      NOBODY
                    1000, INTERNAL_ERROR,         REFUSED,           LATER,           BOOKKEEPER
                    1010, UNAVAILABLE,            BUSY,              LATER,           NOBODY
                    1030, REQUEST_NOT_SUPPORTED,  FEATURE_ABSENT,    NEVER,           SUPPORT
                    1060, BAD_REQUEST_ID,         REFUSED,           AFTER_CHANGE,    SUPPORT
                    3000, UNKNOWN_ID,             REFUSED,           WITH_PARENT,     BOOKKEEPER
                    3010, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3020, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3030, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3031, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3035, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3040, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3045, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3050, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3060, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3065, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3070, TEXT_TOO_LONG,          REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3080, INVALID_NAME,           REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3085, INVALID_NAME,           REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3090, INVALID_NAME,           REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3100, NAME_IN_USE,            NAME_IN_USE,       WITH_PARENT,     BOOKKEEPER
                    3101, AMOUNT_TOO_LARGE,       REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3110, INVALID_VALUE,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    3120, OBJECT_NOT_FOUND,       REFUSED,           WITH_PARENT,     BOOKKEEPER
                    3121, CUSTOM_FIELD_NOT_FOUND, REFUSED,           AFTER_CHANGE,    SUPPORT
                    3130, INVALID_PARENT,         REFUSED,           WITH_PARENT,     BOOKKEEPER
                    3140, INVALID_REFERENCE,      REFUSED,           WITH_PARENT,     BOOKKEEPER
                    3150, ELEMENT_MISSING,        REFUSED,           AFTER_CHANGE,    SUPPORT
                    3151, ELEMENT_CONFLICT,       REFUSED,           AFTER_CHANGE,    SUPPORT
                    3152, ELEMENT_CONFLICT,       REFUSED,           AFTER_CHANGE,    SUPPORT
                    3153, ELEMENT_CONFLICT,       REFUSED,           AFTER_CHANGE,    SUPPORT
                    3160, USED_ELSEWHERE,         REFUSED,           NEVER,           NOBODY
                    3161, PERIOD_CLOSED,          REFUSED,           AFTER_CHANGE,    ADMINISTRATOR
                    3162, SINGLE_USER_NEEDED,     BUSY,              LATER,           ADMINISTRATOR
                    3170, CANNOT_CHANGE,          REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3171, PERIOD_CLOSED,          REFUSED,           AFTER_CHANGE,    ADMINISTRATOR
                    3172, RELATED_CHANGED,        REFUSED,           AFTER_COMPARING, BOOKKEEPER
                    3173, RELATED_CHANGED,        REFUSED,           AFTER_COMPARING, BOOKKEEPER
                    3175, RECORD_IN_USE,          BUSY,              SOON,            BOOKKEEPER
                    3176, RELATED_IN_USE,         BUSY,              SOON,            BOOKKEEPER
                    3177, LINKED_TWICE,           REFUSED,           AFTER_CHANGE,    SUPPORT
                    3180, NOT_SAVED,              REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3185, CANNOT_VOID,            REFUSED,           LATER,           BOOKKEEPER
                    3190, CANNOT_CLEAR,           REFUSED,           AFTER_CHANGE,    SUPPORT
                    3200, OUT_OF_DATE,            REFUSED,           AFTER_COMPARING, BOOKKEEPER
                    3205, INVALID_ADDRESS,        REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3210, AGAINST_A_RULE,         REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3220, NOT_PERMITTED,          NOT_PERMITTED,     AFTER_CHANGE,    ADMINISTRATOR
                    3230, NOT_PROCESSED,          BUSY,              SOON,            NOBODY
                    3231, NOT_PROCESSED,          BUSY,              SOON,            NOBODY
                    3240, CREATION_TIME_DIFFERS,  REFUSED,           AFTER_COMPARING, SUPPORT
                    3250, FEATURE_ABSENT,         FEATURE_ABSENT,    AFTER_CHANGE,    ADMINISTRATOR
                    3260, NOT_PERMITTED,          NOT_PERMITTED,     AFTER_CHANGE,    ADMINISTRATOR
                    3261, PERSONAL_DATA_CLOSED,   NOT_PERMITTED,     NEVER,           ADMINISTRATOR
                    3262, SUBSCRIPTION_NEEDED,    FEATURE_ABSENT,    NEVER,           NOBODY
                    3263, READ_ONLY,              NOT_PERMITTED,     AFTER_CHANGE,    ADMINISTRATOR
                    3264, SUBSCRIPTION_NEEDED,    FEATURE_ABSENT,    NEVER,           NOBODY
                    3270, ACCOUNT_MISSING,        REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3280, WRONG_ITEM,             REFUSED,           AFTER_CHANGE,    BOOKKEEPER
                    3290, LINES_OUT_OF_ORDER,     REFUSED,           AFTER_COMPARING, SUPPORT
                    3300, RARE_REFUSAL,           REFUSED,           AFTER_CHANGE,    SUPPORT
                    3390, RARE_REFUSAL,           REFUSED,           AFTER_CHANGE,    SUPPORT
                    3399, RARE_REFUSAL,           REFUSED,           AFTER_CHANGE,    SUPPORT
                    3500, REFUSED_WITHOUT_REASON, REFUSED,           NEVER,           BOOKKEEPER
                    9001, SET_DIFFERS,            REFUSED,           NEVER,           SUPPORT
                    9002, NO_STORED_ANSWER,       REFUSED,           NEVER,           SUPPORT
                    9003, RECOVERY_FAILED,        REFUSED,           LATER,           SUPPORT
                    9004, BAD_SET_ID,             REFUSED,           NEVER,           SUPPORT
                    9005, STATE_NOT_STORED,       REFUSED,           LATER,           SUPPORT
                    9100, MACRO_PROBLEM,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    9101, MACRO_PROBLEM,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    9102, MACRO_PROBLEM,          REFUSED,           AFTER_CHANGE,    SUPPORT
                    """)
    void every_known_number_has_its_meaning(int number, StatusCode code, Meaning meaning, Retry retry, Actor actor) {
        StatusCode understood = StatusCode.of(number, "Error", "some sentence");

        assertThat(understood).isEqualTo(code);
        assertThat(understood.meaning()).isEqualTo(meaning);
        assertThat(understood.treatment().retry()).isEqualTo(retry);
        assertThat(understood.treatment().actor()).isEqualTo(actor);
    }

    @ParameterizedTest
    @CsvSource({
        "3011, Error, INVALID_VALUE",
        "3099, , INVALID_VALUE",
        "9150, Error, MACRO_PROBLEM",
        "2, Info, OTHER_NOTICE",
        "499, , OTHER_NOTICE",
        "777, Warn, OTHER_WARNING",
        "777, , OTHER_WARNING",
        "777, Error, OTHER_ERROR",
        "4711, Error, OTHER_ERROR",
        "4711, , OTHER_ERROR",
        "4711, Warn, OTHER_WARNING",
        "-1, , OTHER_ERROR",
        "-1, Info, OTHER_NOTICE",
        "5, Strange, OTHER_ERROR",
    })
    void an_unknown_number_goes_by_its_family_then_by_its_severity(int number, String severity, StatusCode code) {
        assertThat(StatusCode.of(number, severity, null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3170 | This list has been modified by another user.                                | RECORD_IN_USE
                    3170 | The object is in use by another user.                                       | RECORD_IN_USE
                    3180 | There was an error when saving. The transaction could not be locked.         | RECORD_IN_USE
                    3180 | The name is already in use by another window                                | RECORD_IN_USE
                    3180 | L'enregistrement est verrouillé                                             | RECORD_IN_USE
                    3210 | Le compte est utilisé par un autre utilisateur                              | RECORD_IN_USE
                    3170 | The transaction is dated on or before the Closing Date of the company       | PERIOD_CLOSED
                    3210 | La transaction précède la date de clôture                                   | PERIOD_CLOSED
                    3180 | The specified bill does not exist.                                          | INVALID_REFERENCE
                    3210 | Object "80000017-1700000001" cannot be found                                | INVALID_REFERENCE
                    3210 | Le fournisseur est introuvable                                              | INVALID_REFERENCE
                    3210 | You cannot pay more than the amount due.                                    | AGAINST_A_RULE
                    3180 | The transaction is empty. A block of text.                                  | NOT_SAVED
                    3170 | No                                                                          | CANNOT_CHANGE
                    3140 | It is locked by another user, the closing date                              | INVALID_REFERENCE
                    """)
    void three_numbers_collect_unlike_causes_and_go_by_quickbooks_sentence(
            int number, String message, StatusCode code) {
        assertThat(StatusCode.of(number, "Error", message)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void every_code_has_an_advice_in_a_sentence(StatusCode code) {
        assertThat(code.treatment().advice()).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void what_somebody_must_change_names_somebody(StatusCode code) {
        Retry retry = code.treatment().retry();
        if (retry == Retry.AFTER_CHANGE || retry == Retry.WITH_PARENT) {
            assertThat(code.treatment().actor()).isNotEqualTo(Actor.NOBODY);
        }
    }

    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void the_code_that_people_see_is_its_name(StatusCode code) {
        assertThat(code.treatment().code())
                .isEqualTo(code.name().toLowerCase(Locale.ROOT))
                .matches("[a-z_]+");
    }

    /** What a later session may send again unchanged without a person: nothing that was carried out is among it. */
    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void what_is_done_is_not_sent_again(StatusCode code) {
        if (code.meaning() == Meaning.DONE || code.meaning() == Meaning.NOTHING_FOUND) {
            assertThat(code.treatment().retry()).isEqualTo(Retry.NOT_NEEDED);
        }
    }

    @Test
    void an_answer_brings_the_treatment_with_its_status() {
        var opening = (Answer.Opening)
                Conversation.heardFile("stale-edit-sequence-3200.xml").getFirst();

        assertThat(opening.status().treatment()).isEqualTo(StatusCode.OUT_OF_DATE.treatment());
        assertThat(opening.status().treatment().code()).isEqualTo("out_of_date");
    }
}
