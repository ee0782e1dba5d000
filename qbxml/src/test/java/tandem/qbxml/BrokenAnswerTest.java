package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tandem.qbxml.Conversation.file;
import static tandem.qbxml.Conversation.heardWhole;
import static tandem.qbxml.Conversation.records;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.Bill;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Vendor;
import tandem.wire.Answer;
import tandem.wire.Status.Meaning;
import tandem.wire.UnreadableAnswer;

/** Answers as they should not be. */
class BrokenAnswerTest {
    private static final QbXml QBXML = new QbXml();

    @Test
    void an_answer_that_was_cut_off_gives_what_was_whole_and_then_fails() {
        var pieces = new ArrayList<Answer>();

        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(new StringReader(file("cut-off.xml")), pieces::add))
                .withMessageContaining("line 15");
        assertThat(records(pieces)).extracting(QuickBooksRecord::id).containsExactly("80000017-1700000001");
    }

    @Test
    void an_answer_that_is_cut_off_anywhere_is_never_taken_for_a_whole_one() {
        String whole = file("cut-off.xml").strip() + "</Name></VendorRet></VendorQueryRs></QBXMLMsgsRs></QBXML>";
        assertThat(records(heardWhole(whole))).hasSize(1);

        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatExceptionOfType(UnreadableAnswer.class)
                    .as("cut after %d characters", length)
                    .isThrownBy(() -> QBXML.read(new StringReader(cut), piece -> {}));
        }
    }

    @Test
    void the_encoding_that_a_text_declares_is_not_believed() {
        Vendor vendor =
                (Vendor) records(heardWhole(file("declared-as-utf-16.xml"))).get(0);

        assertThat(vendor.name()).isEqualTo("Caf\u00e9 Andr\u00e9");
    }

    @Test
    void an_encoding_that_does_not_exist_does_no_harm() {
        assertThat(records(heardWhole(file("declared-as-utf-16.xml").replace("UTF-16", "x-none"))))
                .hasSize(1);
    }

    @Test
    void a_byte_order_mark_and_blank_lines_before_the_declaration_do_no_harm() {
        assertThat(records(heardWhole("\ufeff\r\n\r\n" + file("declared-as-utf-16.xml"))))
                .hasSize(1);
    }

    @Test
    void control_characters_are_dropped_raw_and_as_references() {
        Bill bill = (Bill)
                records(heardWhole(file("control-characters.xml").replace("[RAW]", "\u0000\u000b\u001f\uffff\ud83d")))
                        .get(0);

        assertThat(bill.memo()).isEqualTo("Paid by card\nok \ud83d\ude00");
        assertThat(bill.refNumber()).isEqualTo("INV-0042");
    }

    @Test
    void unknown_elements_and_attributes_are_passed_over() {
        List<Answer> pieces = heardWhole(file("unknown-elements.xml"));

        assertThat(pieces)
                .filteredOn(Answer.Opening.class::isInstance)
                .extracting(piece -> ((Answer.Opening) piece).name())
                .containsExactly("SomethingNewQueryRs", "VendorQueryRs");
        Vendor vendor = (Vendor) records(pieces).get(0);
        assertThat(vendor.name()).isEqualTo("Northwind Timber");
        assertThat(vendor.phone()).isEqualTo("978-555-0100");
        assertThat(records(pieces)).hasSize(1);
    }

    @Test
    void one_record_that_cannot_be_understood_does_not_spoil_the_others() {
        List<Answer> pieces = heardWhole(file("some-records-unreadable.xml"));

        assertThat(pieces.subList(1, pieces.size()))
                .filteredOn(Answer.UnreadableRecord.class::isInstance)
                .containsExactly(
                        new Answer.UnreadableRecord("BillRet", null, "TxnID is missing"),
                        new Answer.UnreadableRecord("BillRet", "2-1", "TimeModified is missing"),
                        new Answer.UnreadableRecord("BillRet", "3-1", "EditSequence is missing"),
                        new Answer.UnreadableRecord("BillRet", "4-1", "AmountDue cannot be read: '1,000.00'"),
                        new Answer.UnreadableRecord("BillRet", "5-1", "DueDate cannot be read: '26-03-2026'"),
                        new Answer.UnreadableRecord("BillRet", "6-1", "TimeModified cannot be read: 'yesterday'"),
                        new Answer.UnreadableRecord("BillRet", "7-1", "IsPaid cannot be read: 'perhaps'"),
                        new Answer.UnreadableRecord("BillRet", "8-1", "TxnNumber cannot be read: '1.5'"));
        assertThat(records(pieces)).extracting(QuickBooksRecord::id).containsExactly("1-1", "9-1");
    }

    @Test
    void a_refusal_says_why() {
        List<Answer> pieces = heardWhole(file("stale-edit-sequence-3200.xml"));

        var refusal = (Answer.Opening) pieces.get(0);
        assertThat(refusal.status().code()).isEqualTo(3200);
        assertThat(refusal.status().meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(refusal.status().message()).startsWith("The provided edit sequence \"1771950011\"");
        var notRun = (Answer.Opening) pieces.get(1);
        assertThat(notRun.status().code()).isEqualTo(3231);
        assertThat(notRun.status().meaning()).isEqualTo(Meaning.BUSY);
    }

    @Test
    void a_status_without_a_number_is_an_error_that_shows_as_such() {
        var opening = (Answer.Opening) Conversation.heard("<BillQueryRs iteratorRemainingCount=\"many\"/>")
                .get(0);

        assertThat(opening.status().code()).isEqualTo(-1);
        assertThat(opening.status().meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(opening.remaining()).isNull();
    }

    @Test
    void an_empty_set_of_answers_is_an_answer() {
        assertThat(heardWhole("<QBXML><QBXMLMsgsRs/></QBXML>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "QuickBooks Point of Sale does not support this query",
                "<html><body>Proxy error</body></html>",
                "<QBXML/>",
                "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>",
                "<QBXMLMsgsRs/>",
                "<QBXML><QBXMLMsgsRs></QBXML>",
                "<QBXML><QBXMLMsgsRs/></QBXML><QBXML/>",
                "<QBXML><QBXMLMsgsRs><BillQueryRs statusCode=0/></QBXMLMsgsRs></QBXML>",
                "<QBXML><QBXMLMsgsRs><VendorQueryRs><VendorRet><Name>&nbsp;</Name></VendorRet></VendorQueryRs></QBXMLMsgsRs></QBXML>",
            })
    void what_is_no_answer_of_quickbooks_is_refused(String text) {
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(new StringReader(text), piece -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"document-type.xml", "exploding-entities.xml", "foreign-entity.xml"})
    void a_document_type_is_refused_unread(String name) {
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(new StringReader(file(name)), piece -> {}))
                .withMessageContaining("document type");
    }

    @Test
    void elements_without_end_and_texts_without_end_are_refused() {
        String deep = "<QBXML><QBXMLMsgsRs><BillQueryRs>" + "<a>".repeat(100_000);
        String longText = "<QBXML><QBXMLMsgsRs><VendorQueryRs><VendorRet><Name>" + "x".repeat(3_000_000);

        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(new StringReader(deep), piece -> {}))
                .withStackTraceContaining("Element Depth");
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(new StringReader(longText), piece -> {}))
                .withStackTraceContaining("Text size");
    }

    @Test
    void what_the_consumer_throws_comes_out_unchanged() {
        var full = new IllegalStateException("the database is full");

        assertThatThrownBy(() -> QBXML.read(new StringReader(file("stale-edit-sequence-3200.xml")), piece -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void a_source_that_fails_is_an_answer_that_breaks_off() {
        var torn = new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> QBXML.read(torn, piece -> {}))
                .withRootCauseInstanceOf(IOException.class);
    }
}
