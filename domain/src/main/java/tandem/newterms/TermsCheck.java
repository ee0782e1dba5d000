package tandem.newterms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsDefinition.Type;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.wire.TextCheck;
import tandem.wire.TextField;
import tandem.wire.TextRules;

/** Judges new terms, and tells all that is wrong with them at once. */
final class TermsCheck {

    private static final int MOST_DAYS = 9999;
    private static final int LONGEST_MONTH = 31;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,5})?");

    private final TextRules texts;
    private final List<Violation> violations = new ArrayList<>();

    private TermsCheck(TextRules texts) {
        this.texts = texts;
    }

    /** Terms that QuickBooks can keep; the name as it will stand there. */
    record Sound(String name, TermsDefinition definition) {}

    static Outcome<Sound, List<Violation>> of(NewTerms terms, TextRules texts) {
        var check = new TermsCheck(texts);
        var name = check.name(terms.name());
        var definition = check.definition(terms);
        return definition == null || !check.violations.isEmpty()
                ? Outcome.refused(List.copyOf(check.violations))
                : Outcome.done(new Sound(name, definition));
    }

    private String name(@Nullable String name) {
        var stored = new TextCheck(texts, violations).stored("name", TextField.TERMS_NAME, name);
        if (stored.isBlank()) {
            missing("name");
        }
        return stored;
    }

    private @Nullable TermsDefinition definition(NewTerms terms) {
        var percent = percent(terms.discountPercent());
        if (terms.type() == null) {
            missing("type");
            return null;
        }
        switch (terms.type()) {
            case STANDARD -> {
                within("dueDays", terms.dueDays(), 0, MOST_DAYS);
                within("discountDays", terms.discountDays(), 0, MOST_DAYS);
                foreign("dayOfMonthDue", terms.dayOfMonthDue(), Type.STANDARD);
                foreign("dueNextMonthDays", terms.dueNextMonthDays(), Type.STANDARD);
                foreign("discountDayOfMonth", terms.discountDayOfMonth(), Type.STANDARD);
            }
            case DATE_DRIVEN -> {
                if (terms.dayOfMonthDue() == null) {
                    missing("dayOfMonthDue");
                }
                within("dayOfMonthDue", terms.dayOfMonthDue(), 1, LONGEST_MONTH);
                within("dueNextMonthDays", terms.dueNextMonthDays(), 0, MOST_DAYS);
                within("discountDayOfMonth", terms.discountDayOfMonth(), 1, LONGEST_MONTH);
                foreign("dueDays", terms.dueDays(), Type.DATE_DRIVEN);
                foreign("discountDays", terms.discountDays(), Type.DATE_DRIVEN);
            }
        }
        return new TermsDefinition(
                terms.type(),
                terms.dueDays(),
                terms.discountDays(),
                percent,
                terms.dayOfMonthDue(),
                terms.dueNextMonthDays(),
                terms.discountDayOfMonth());
    }

    private @Nullable BigDecimal percent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var percent = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
        if (percent == null || percent.compareTo(HUNDRED) > 0) {
            violations.add(new Violation(
                    "discountPercent",
                    "out_of_range",
                    "must be a number from 0 to 100 with at most five decimals, such as \"2\" or \"1.5\""));
        }
        return percent;
    }

    private void missing(String field) {
        violations.add(new Violation(field, "required", "is missing"));
    }

    private void within(String field, @Nullable Integer number, int from, int to) {
        if (number != null && (number < from || number > to)) {
            violations.add(new Violation(field, "out_of_range", "must be from " + from + " to " + to));
        }
    }

    private void foreign(String field, @Nullable Integer number, Type type) {
        if (number != null) {
            violations.add(new Violation(
                    field,
                    "other_type",
                    type == Type.STANDARD ? "belongs to date-driven terms" : "belongs to standard terms"));
        }
    }
}
