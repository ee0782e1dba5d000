package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.heardWhole;
import static tandem.qbxml.Conversation.rendered;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.wire.Answer;
import tandem.wire.MessageSet;

/** What QuickBooks remembers of a message set, and what it sends where a record could not be delivered. */
class OutcomeTest {

    @Test
    void an_outcome_is_asked_for_by_an_empty_set_that_names_it_twice() {
        assertThat(rendered(MessageSet.outcomeOf("acme042-0000193")))
                .isEqualTo(Conversation.REQUEST_HEAD
                        + "<QBXMLMsgsRq onError=\"continueOnError\" newMessageSetID=\"acme042-0000193\""
                        + " oldMessageSetID=\"acme042-0000193\"></QBXMLMsgsRq></QBXML>");
    }

    @Test
    void an_id_cannot_break_out_of_its_attribute() {
        assertThat(rendered(MessageSet.outcomeOf("\"/><x>"))).contains("newMessageSetID=\"&quot;/&gt;&lt;x&gt;\"");
    }

    @Test
    void the_outcome_of_the_set_comes_before_everything_else() {
        assertThat(heardFile("vendor-changed.xml")).first().isEqualTo(new Answer.SetOutcome("acme042-0000193", 0));
    }

    @ParameterizedTest
    @CsvSource({"600, 600", "9001, 9001", "9002, 9002", "9005, 9005", "'', -1", "x, -1", "' 0 ', 0"})
    void a_set_without_a_stored_outcome_brings_its_code_and_nothing_else(String sent, int code) {
        assertThat(heardWhole("<QBXML><QBXMLMsgsRs newMessageSetID=\"a-1\" messageSetStatusCode=\"" + sent
                        + "\"></QBXMLMsgsRs></QBXML>"))
                .containsExactly(new Answer.SetOutcome("a-1", code));
    }

    @Test
    void the_id_is_absent_where_it_was_not_echoed_and_without_a_code_nothing_is_said() {
        assertThat(heardWhole("<QBXML><QBXMLMsgsRs messageSetStatusCode=\"9002\"/></QBXML>"))
                .containsExactly(new Answer.SetOutcome(null, 9002));
        assertThat(heardWhole("<QBXML><QBXMLMsgsRs newMessageSetID=\"a-1\"/></QBXML>"))
                .isEmpty();
    }

    @Test
    void what_was_saved_and_could_not_be_delivered_is_told_by_its_id() {
        assertThat(heardFile("recovered.xml"))
                .filteredOn(Answer.Recovered.class::isInstance)
                .containsExactly(
                        new Answer.Recovered(
                                "1F3A-1771950011",
                                "1771950011",
                                UUID.fromString("0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077")),
                        new Answer.Recovered("80000004-1700000003", null, null));
    }

    @Test
    void a_recovery_that_names_nothing_is_an_unreadable_record() {
        assertThat(heard("<BillAddRs statusCode=\"0\"><ErrorRecovery/></BillAddRs>"))
                .element(1)
                .isEqualTo(new Answer.UnreadableRecord("ErrorRecovery", null, "ErrorRecovery/TxnID is missing"));
    }
}
