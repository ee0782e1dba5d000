package tandem.newterms;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.TermsDefinition;

/** Terms in plain words, for people who have to tell two apart. */
final class TermsWords {

    private TermsWords() {}

    /** What stands there, and what was wanted. */
    static String both(String there, TermsDefinition standing, TermsDefinition wanted) {
        return there + ": " + of(standing) + ". Wanted here: " + of(wanted) + ".";
    }

    static String of(TermsDefinition terms) {
        return switch (terms.type()) {
            case STANDARD -> standard(terms);
            case DATE_DRIVEN -> dateDriven(terms);
        };
    }

    private static String standard(TermsDefinition terms) {
        int days = Objects.requireNonNullElse(terms.dueDays(), 0);
        return (days == 0 ? "due on receipt" : "due in " + days + " days")
                + discount(terms.discountPercent(), "within " + terms.discountDays() + " days");
    }

    private static String dateDriven(TermsDefinition terms) {
        int next = Objects.requireNonNullElse(terms.dueNextMonthDays(), 0);
        var day = terms.discountDayOfMonth();
        return "due on day " + terms.dayOfMonthDue() + " of the month"
                + (next == 0 ? "" : ", a month later for a bill dated within " + next + " days of it")
                + (day == null ? "" : discount(terms.discountPercent(), "until day " + day));
    }

    private static String discount(@Nullable BigDecimal percent, String howLong) {
        return percent == null || percent.signum() == 0
                ? ", no discount"
                : ", " + percent.stripTrailingZeros().toPlainString() + "% discount " + howLong;
    }
}
