package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heard;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.wire.Answer;
import tandem.wire.Question.WriteMark;
import tandem.wire.Status.Meaning;

/** DataExtDefAdd, DataExtAdd, DataExtMod: the hub's mark in the company file. */
class MarkTest {
    private static final UUID OWNER = UUID.fromString("7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001");

    @Test
    void a_new_mark_is_defined_and_then_added() {
        assertThat(asked("stamp", new WriteMark(OWNER, "Mark", "cmp 1", false))).isEqualTo(flat("""
                <DataExtDefAddRq requestID="stamp.def">
                <DataExtDefAdd>
                <OwnerID>{7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001}</OwnerID>
                <DataExtName>Mark</DataExtName>
                <DataExtType>STR255TYPE</DataExtType>
                <AssignToObject>Company</AssignToObject>
                </DataExtDefAdd>
                </DataExtDefAddRq>
                <DataExtAddRq requestID="stamp">
                <DataExtAdd>
                <OwnerID>{7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001}</OwnerID>
                <DataExtName>Mark</DataExtName>
                <OtherDataExtType>Company</OtherDataExtType>
                <DataExtValue>cmp 1</DataExtValue>
                </DataExtAdd>
                </DataExtAddRq>"""));
    }

    @Test
    void a_mark_that_is_there_is_changed() {
        assertThat(asked("stamp", new WriteMark(OWNER, "Mark", "cmp 2", true)))
                .contains("<DataExtDefAddRq requestID=\"stamp.def\">")
                .contains("<DataExtModRq requestID=\"stamp\"><DataExtMod>")
                .doesNotContain("<DataExtAddRq");
    }

    @Test
    void a_name_or_value_that_quickbooks_would_cut_or_change_is_refused() {
        refused(new WriteMark(OWNER, "n".repeat(32), "v", false));
        refused(new WriteMark(OWNER, "", "v", false));
        refused(new WriteMark(OWNER, "n", "v".repeat(256), false));
        refused(new WriteMark(OWNER, "n", "\u6f22", false));
        refused(new WriteMark(OWNER, "n", "\u20ac".repeat(86), false));
    }

    @Test
    void there_must_be_room_for_the_id_of_the_definition() {
        var mark = new WriteMark(OWNER, "Mark", "cmp 1", false);

        assertThat(asked("i".repeat(46), mark)).contains("i.def");
        assertThatIllegalArgumentException().isThrownBy(() -> asked("i".repeat(47), mark));
    }

    @Test
    void the_longest_name_and_value_go_out_whole() {
        String request = asked(new WriteMark(OWNER, "n".repeat(31), "\u00e9".repeat(255), false));

        assertThat(request).contains("n".repeat(31)).contains("&#233;".repeat(255));
    }

    @Test
    void the_answers_of_definition_and_value_are_told_apart() {
        List<Answer> pieces = heard("""
                <DataExtDefAddRs requestID="stamp.def" statusCode="3100" statusSeverity="Error" statusMessage="in use"/>
                <DataExtModRs requestID="stamp" statusCode="0" statusSeverity="Info" statusMessage="Status OK">
                <DataExtRet><OwnerID>{7D3E1A52-90F4-4C2B-8A11-0B9C55E0A001}</OwnerID><DataExtName>Mark</DataExtName>
                <DataExtType>STR255TYPE</DataExtType><DataExtValue>cmp 2</DataExtValue></DataExtRet></DataExtModRs>""");

        assertThat(pieces)
                .extracting(piece -> ((Answer.Opening) piece).requestId())
                .containsExactly("stamp.def", "stamp");
        assertThat(pieces)
                .extracting(piece -> ((Answer.Opening) piece).status().meaning())
                .containsExactly(Meaning.NAME_IN_USE, Meaning.DONE);
    }

    private static void refused(WriteMark mark) {
        assertThatIllegalArgumentException().isThrownBy(() -> asked("stamp", mark));
    }
}
