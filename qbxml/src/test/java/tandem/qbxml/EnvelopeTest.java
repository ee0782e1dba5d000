package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.rendered;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.wire.MessageSet;
import tandem.wire.MessageSet.Asked;
import tandem.wire.QbXmlVersion;
import tandem.wire.Question;

class EnvelopeTest {
    private static final Asked HOST = new Asked("h", new Question.AboutHost());
    private static final Asked ACTIVITY = new Asked("a", new Question.AboutActivity());

    @Test
    void the_declaration_and_the_instruction_come_first_and_nothing_stands_between() {
        assertThat(rendered(MessageSet.of(List.of(HOST))))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?>"
                        + "<QBXML><QBXMLMsgsRq onError=\"continueOnError\">"
                        + "<HostQueryRq requestID=\"h\"></HostQueryRq></QBXMLMsgsRq></QBXML>");
    }

    @Test
    void questions_keep_their_order() {
        String text = rendered(MessageSet.of(List.of(ACTIVITY, HOST)));

        assertThat(text.indexOf("CompanyActivityQueryRq")).isLessThan(text.indexOf("HostQueryRq"));
    }

    @Test
    void a_set_with_an_id_asks_quickbooks_to_keep_the_outcome_under_it() {
        assertThat(rendered(new MessageSet(List.of(HOST), "acme042-0000193")))
                .contains("<QBXMLMsgsRq onError=\"continueOnError\" newMessageSetID=\"acme042-0000193\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0", "9.0", "12.0", "13.0"})
    void the_instruction_names_the_version_that_was_agreed_on(String version) {
        String text = rendered(
                MessageSet.of(List.of(HOST)), QbXmlVersion.parse(version).orElseThrow());

        assertThat(text).contains("<?qbxml version=\"" + version + "\"?>");
    }

    @Test
    void a_version_without_the_messages_that_are_needed_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rendered(MessageSet.of(List.of(HOST)), new QbXmlVersion(7, 0)));
    }

    @Test
    void the_text_is_ascii_whatever_is_in_it() {
        var mark = new Question.WriteMark(
                UUID.randomUUID(), "Caf\u00e9 <&>\"'", "\u00fc\u20ac \u201cx\u201d \u0141", true);

        String text = rendered(Conversation.setOf("m", mark));

        assertThat(text).matches("[\\x20-\\x7e\\n\\t]*");
        assertThat(text).contains("<DataExtName>Caf&#233; &lt;&amp;&gt;&quot;&apos;</DataExtName>");
        assertThat(text).contains("<DataExtValue>&#252;EUR &quot;x&quot; L</DataExtValue>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "with blank", "caf\u00e9", "tab\t", "012345678901234567890123456789012345678901234567890"})
    void an_id_that_quickbooks_would_not_echo_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rendered(MessageSet.of(List.of(new Asked(id, new Question.AboutHost())))));
    }

    @Test
    void an_id_cannot_break_out_of_its_attribute() {
        assertThat(rendered(MessageSet.of(List.of(new Asked("\"/><x>", new Question.AboutHost())))))
                .contains("requestID=\"&quot;/&gt;&lt;x&gt;\"");
    }
}
