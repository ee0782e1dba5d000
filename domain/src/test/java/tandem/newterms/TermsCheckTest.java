package tandem.newterms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.view.TermsDefinition.Type;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.wire.TextRules;

class TermsCheckTest {

    private static final TextRules TEXTS = (field, text) -> text.length() > field.longest()
            ? new TextRules.Verdict.TooLong(text.length() - field.longest())
            : new TextRules.Verdict.Stored(text.strip());

    private static NewTerms standard(
            @Nullable String name, @Nullable Integer due, @Nullable Integer discount, @Nullable String percent) {
        return new NewTerms(name, Type.STANDARD, due, discount, percent, null, null, null);
    }

    private static List<String> fields(NewTerms terms) {
        return switch (TermsCheck.of(terms, TEXTS)) {
            case Outcome.Done<TermsCheck.Sound, List<Violation>> d -> List.of();
            case Outcome.Refused<TermsCheck.Sound, List<Violation>> refused ->
                refused.why().stream()
                        .map(one -> one.field() + " " + one.code())
                        .toList();
        };
    }

    private static TermsCheck.Sound sound(NewTerms terms) {
        return TermsCheck.of(terms, TEXTS).orElseThrow(why -> new IllegalArgumentException(why.toString()));
    }

    @Test
    void sound_terms_have_the_name_that_quickbooks_will_have_and_count_what_is_absent_as_nothing() {
        var terms = sound(standard(" Net 75 ", 75, null, null));

        assertThat(terms.name()).isEqualTo("Net 75");
        assertThat(terms.definition().dueDays()).isEqualTo(75);
        assertThat(terms.definition().discountDays()).isZero();
        assertThat(sound(standard("On receipt", null, null, null)).definition().dueDays())
                .isZero();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(fields(new NewTerms("x".repeat(32), Type.STANDARD, -1, 10_000, "101", 15, 2, 10)))
                .containsExactlyInAnyOrder(
                        "name too_long",
                        "discountPercent out_of_range",
                        "dueDays out_of_range",
                        "discountDays out_of_range",
                        "dayOfMonthDue other_type",
                        "dueNextMonthDays other_type",
                        "discountDayOfMonth other_type");
    }

    @Test
    void date_driven_terms_need_a_day_of_a_month_and_nothing_of_the_other_kind() {
        assertThat(fields(new NewTerms("15th", Type.DATE_DRIVEN, 30, 10, null, null, null, 32)))
                .containsExactlyInAnyOrder(
                        "dayOfMonthDue required",
                        "discountDayOfMonth out_of_range",
                        "dueDays other_type",
                        "discountDays other_type");
        assertThat(fields(new NewTerms("15th", Type.DATE_DRIVEN, null, null, null, 0, -1, 0)))
                .containsExactlyInAnyOrder(
                        "dayOfMonthDue out_of_range",
                        "dueNextMonthDays out_of_range",
                        "discountDayOfMonth out_of_range");
        assertThat(fields(new NewTerms("15th", Type.DATE_DRIVEN, null, null, "2", 15, 2, 10)))
                .isEmpty();
    }

    @Test
    void a_name_and_a_type_are_needed() {
        assertThat(fields(new NewTerms(null, null, null, null, "two", null, null, null)))
                .containsExactlyInAnyOrder("name required", "type required", "discountPercent out_of_range");
        assertThat(fields(standard("  ", 30, null, null))).containsExactly("name required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "1.5", "0.12345", "100", "100.00000"})
    void a_discount_is_a_plain_number_up_to_a_hundred(String percent) {
        assertThat(fields(standard("A", 30, 10, percent))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "100.00001", "1e1", "1,5", ".5", "2.", "0.123456", " 2"})
    void anything_else_is_no_discount(String percent) {
        assertThat(fields(standard("A", 30, 10, percent))).containsExactly("discountPercent out_of_range");
    }
}
