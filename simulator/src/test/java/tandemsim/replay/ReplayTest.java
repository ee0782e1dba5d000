package tandemsim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.qbxml.MessageProcessor.Processed;
import tandemsim.companyfile.qbxml.MessageRefused;
import tandemsim.replay.Recording.Exchange;
import tandemsim.replay.Recording.Refusal;

class ReplayTest {

    private static final Exchange VENDORS = new Exchange(
            "exchanges/0001",
            asked(
                    "<CompanyQueryRq requestID=\"a\"/>",
                    "<VendorQueryRq requestID=\"b\"><MaxReturned>2</MaxReturned></VendorQueryRq>"),
            Optional.of(
                    answered(
                            "<CompanyQueryRs requestID=\"a\"><CompanyRet><CompanyName>Theirs</CompanyName></CompanyRet></CompanyQueryRs>",
                            "<VendorQueryRs requestID=\"b\" statusCode=\"0\"><VendorRet><Name>Acme</Name></VendorRet></VendorQueryRs>")),
            Optional.empty());
    private static final Exchange BROKEN = new Exchange(
            "exchanges/0002",
            asked("<BillQueryRq requestID=\"c\"/>"),
            Optional.of("<QBXML><QBXMLMsgsRs><BillQueryRs><BillRet><Mem"),
            Optional.empty());
    private static final Exchange REFUSED = new Exchange(
            "exchanges/0003",
            asked("<ItemQueryRq/>"),
            Optional.empty(),
            Optional.of(new Refusal("0x80040400", "QuickBooks found an error.")));
    private static final Exchange NOT_KEPT =
            new Exchange("exchanges/0004", asked("<AccountQueryRq/>"), Optional.empty(), Optional.empty());

    private final List<String> told = new ArrayList<>();
    private final List<String> askedOfTheFile = new ArrayList<>();
    private final Replay replay = new Replay(new Recording(List.of(VENDORS, BROKEN, REFUSED, NOT_KEPT)), told::add);

    private static String asked(String... requests) {
        return "<?xml version=\"1.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">" + String.join("", requests)
                + "</QBXMLMsgsRq></QBXML>";
    }

    private static String answered(String... answers) {
        return "<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs>" + String.join("", answers) + "</QBXMLMsgsRs></QBXML>";
    }

    /** A file that knows its own name alone. */
    private Processed file(String message) {
        askedOfTheFile.add(message);
        return new Processed(
                answered(
                        "<CompanyQueryRs requestID=\"x\"><CompanyRet><CompanyName>Mine</CompanyName></CompanyRet></CompanyQueryRs>"),
                List.of(),
                1,
                0,
                false);
    }

    private String answer(String... requests) {
        Function<String, Processed> file = this::file;
        return replay.answer(asked(requests), file).response();
    }

    @Test
    void what_was_asked_then_is_answered_as_it_was_and_the_file_itself_answers_for_itself() {
        String answer = answer("<CompanyQueryRq requestID=\"x\"/>", "<VendorQueryRq requestID=\"y\"/>");

        assertThat(answer)
                .contains(
                        "<CompanyName>Mine</CompanyName>",
                        "<VendorQueryRs requestID=\"y\" statusCode=\"0\">",
                        "<Name>Acme</Name>")
                .doesNotContain("Theirs");
        assertThat(askedOfTheFile)
                .singleElement()
                .asString()
                .contains("CompanyQueryRq")
                .doesNotContain("VendorQueryRq");
        assertThat(replay.played()).isEqualTo(1);
        assertThat(told).containsExactly("exchanges/0001: as it was then");
    }

    @Test
    void who_the_file_is_is_no_part_of_the_recording() {
        assertThat(answer("<CompanyQueryRq requestID=\"x\"/>")).contains("Mine");
        assertThat(replay.played()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void what_the_web_connector_asks_by_itself_is_no_part_of_the_recording_either() {
        answer("<HostQueryRq/>", "<CompanyQueryRq/>", "<PreferencesQueryRq/>");
        assertThat(askedOfTheFile).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void preferences_stay_as_they_were_recorded_last() {
        Exchange recorded = new Exchange(
                "exchanges/0001",
                asked("<PreferencesQueryRq requestID=\"p\"/>", "<ItemQueryRq requestID=\"i\"/>"),
                Optional.of(answered(
                        "<PreferencesQueryRs requestID=\"p\"><PreferencesRet>theirs</PreferencesRet></PreferencesQueryRs>",
                        "<ItemQueryRs requestID=\"i\" statusCode=\"1\"/>")),
                Optional.empty());
        Replay other = new Replay(new Recording(List.of(recorded)), told::add);
        String asked = asked("<PreferencesQueryRq requestID=\"q\"/>", "<ItemQueryRq requestID=\"j\"/>");

        assertThat(other.answer(asked, this::preferences).response()).contains("requestID=\"q\"", "theirs");
        assertThat(other.answer(asked, this::preferences).response())
                .as("when the recording is over")
                .contains("theirs")
                .doesNotContain("mine");
    }

    private Processed preferences(String message) {
        assertThat(message).contains("PreferencesQueryRq").doesNotContain("ItemQueryRq");
        return new Processed(
                answered(
                        "<PreferencesQueryRs requestID=\"q\"><PreferencesRet>mine</PreferencesRet></PreferencesQueryRs>"),
                List.of(),
                1,
                0,
                false);
    }

    @Test
    void an_answer_that_could_not_be_read_comes_as_broken_as_it_was() {
        assertThat(answer("<BillQueryRq requestID=\"z\"/>")).endsWith("<BillRet><Mem");
        assertThat(told)
                .containsExactly(
                        "Passed over, because the service did not ask for them: 1",
                        "exchanges/0002: an answer that is not whole, as it was then");
    }

    @Test
    void what_was_refused_is_refused_in_the_same_words() {
        assertThatThrownBy(() -> answer("<ItemQueryRq/>"))
                .isInstanceOf(MessageRefused.class)
                .hasMessage("QuickBooks found an error.")
                .extracting("hresult")
                .isEqualTo("0x80040400");
    }

    @Test
    void what_was_not_asked_then_or_not_kept_is_answered_as_an_empty_file_would_and_that_is_told() {
        assertThat(answer("<ClassQueryRq requestID=\"q\"/>"))
                .contains("<ClassQueryRs requestID=\"q\" statusCode=\"1\"");
        assertThat(replay.left()).isEqualTo(4);
        assertThat(answer("<AccountQueryRq requestID=\"r\"/>"))
                .contains("<AccountQueryRs requestID=\"r\" statusCode=\"1\"");
        assertThat(replay.left()).isZero();
        assertThat(told).first().isEqualTo("Not in the recording, answered as an empty file would: ClassQueryRq");
        assertThat(told).last().asString().contains("the answer was not kept");
    }

    @Test
    void nothing_is_played_twice() {
        answer("<VendorQueryRq requestID=\"1\"/>");
        assertThat(answer("<VendorQueryRq requestID=\"2\"/>"))
                .contains("statusCode=\"1\"")
                .doesNotContain("Acme");
    }
}
