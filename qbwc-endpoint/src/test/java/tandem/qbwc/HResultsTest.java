package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.session.QuickBooksTrouble;
import tandem.session.QuickBooksTrouble.Actor;
import tandem.session.QuickBooksTrouble.Nature;
import tandem.state.WhoHelps;

class HResultsTest {

    private static final String CONTACT = "555-0100, help@example.com";

    private final HResults hResults = new HResults(CONTACT);

    @ParameterizedTest
    @CsvFileSource(resources = "/hresults.csv", numLinesToSkip = 1)
    void each_code_has_its_meaning(String hresult, Nature nature, String code, Actor actor) {
        QuickBooksTrouble trouble = hResults.find(hresult, "as QuickBooks says").orElseThrow();
        assertThat(trouble.hresult()).isEqualTo(hresult);
        assertThat(trouble.quickBooksText()).isEqualTo("as QuickBooks says");
        assertThat(trouble.nature()).isEqualTo(nature);
        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.actor()).isEqualTo(actor);
    }

    @Test
    void whoever_watches_the_sync_names_the_same_person_to_help() {
        assertThat(Stream.concat(lines(), HResultTable.FAMILIES.values().stream()))
                .allSatisfy(line -> assertThat(WhoHelps.with(line.code()).name())
                        .as(line.code())
                        .isEqualTo(line.actor().name()));
        assertThat(WhoHelps.with(hResults.explain("E_FAIL", "").code()).name()).isEqualTo("SUPPORT");
        assertThat(WhoHelps.with(hResults.explain("", "").code()).name()).isEqualTo("BOOKKEEPER");
    }

    @ParameterizedTest
    @CsvSource({
        "0x80010108, quickbooks_stopped_answering",
        "80010001, quickbooks_stopped_answering",
        "0x800706BA, windows_error",
        "0x8007000e, windows_error"
    })
    void a_code_of_windows_is_explained_by_its_family_and_leaves_the_outcome_open(String hresult, String code) {
        QuickBooksTrouble trouble = hResults.explain(hresult, "as Windows says");
        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.nature()).isEqualTo(Nature.OUTCOME_UNKNOWN);
        assertThat(trouble.hresult()).endsWithIgnoringCase(hresult.substring(hresult.length() - 8));
        assertThat(trouble.advice()).doesNotContain("{");
    }

    @Test
    void no_line_is_in_the_table_that_is_not_pinned_here() {
        long pinned = new String(Wire.resource("../hresults.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .count();
        assertThat(HResultTable.LINES).hasSize((int) pinned);
        assertThat(lines().map(HResultTable.Line::code)).doesNotHaveDuplicates();
    }

    @Test
    void each_cause_and_advice_is_a_sentence_for_a_bookkeeper() {
        assertThat(Stream.concat(lines(), HResultTable.FAMILIES.values().stream()))
                .allSatisfy(line -> {
                    assertThat(line.cause()).matches("[A-Z].{10,150}\\.");
                    assertThat(line.advice()).matches("[A-Z].{10,320}\\.");
                    assertThat(line.cause() + line.advice())
                            .doesNotContainIgnoringCase("hresult")
                            .doesNotContain("SDK");
                });
    }

    @ParameterizedTest
    @EnumSource(Nature.class)
    void each_nature_is_in_use(Nature nature) {
        assertThat(lines()).anyMatch(line -> line.nature() == nature);
    }

    @Test
    void where_support_has_to_act_the_advice_names_it() {
        assertThat(lines().filter(line -> line.actor() == Actor.SUPPORT))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(advice(line.hresult())).contains(CONTACT));
        assertThat(lines())
                .allSatisfy(line -> assertThat(advice(line.hresult())).doesNotContain("{"));
    }

    /** S14, S49. */
    @Test
    void a_login_conflict_has_two_ways_out() {
        assertThat(advice("0x80040437")).contains("Full Access").contains("online mode");
    }

    /** S23. */
    @Test
    void a_refused_authorization_says_where_to_change_it() {
        assertThat(hResults.explain("0x80040420", "").cause())
                .startsWith("Blocked: access")
                .contains("refused");
        assertThat(advice("0x80040420"))
                .contains("Preferences > Integrated Applications")
                .contains("personal data");
    }

    /** S43. */
    @Test
    void another_open_file_is_normal() {
        QuickBooksTrouble trouble = hResults.explain("0x8004040A", "");
        assertThat(trouble.cause()).isEqualTo("Another company file is open in QuickBooks.");
        assertThat(trouble.advice()).startsWith("This is normal");
        assertThat(trouble.actor()).isEqualTo(Actor.NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x8004040A", "0X8004040a", "8004040A", " 0x8004040a ", "-2147220470", "2147746826"})
    void a_code_is_known_in_every_form(String form) {
        assertThat(hResults.find(form, "").orElseThrow().hresult()).isEqualTo("0x8004040A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "0", "0x0", "0x00000000", "00000000"})
    void no_code_is_no_trouble(String form) {
        assertThat(hResults.find(form, "a message alone is none either")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80040999", "0x80080005", "E_FAIL"})
    void an_unknown_code_leaves_the_outcome_open_and_is_named(String code) {
        QuickBooksTrouble trouble = hResults.explain(code, "");
        assertThat(trouble.nature()).isEqualTo(Nature.OUTCOME_UNKNOWN);
        assertThat(trouble.cause()).contains(code);
        assertThat(trouble.advice()).contains(code).contains(CONTACT);
    }

    @Test
    void a_connection_error_without_a_code_passes() {
        QuickBooksTrouble trouble = hResults.explain("", "something");
        assertThat(trouble.nature()).isEqualTo(Nature.PASSES);
        assertThat(trouble.quickBooksText()).isEqualTo("something");
    }

    @Test
    void a_hostile_message_is_cut() {
        QuickBooksTrouble trouble = hResults.explain("x".repeat(10_000), "y".repeat(10_000));
        assertThat(trouble.hresult()).hasSizeLessThan(100);
        assertThat(trouble.quickBooksText()).hasSize(500);
    }

    private String advice(String hresult) {
        return hResults.explain(hresult, "").advice();
    }

    private static Stream<HResultTable.Line> lines() {
        return HResultTable.LINES.stream();
    }
}
