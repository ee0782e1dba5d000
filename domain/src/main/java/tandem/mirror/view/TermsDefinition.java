package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.terms.DateDrivenTerms;
import tandem.terms.PaymentTerms;
import tandem.terms.StandardTerms;

/** What terms say, as QuickBooks sent it. The fields of the other type are absent. */
public record TermsDefinition(
        Type type,
        @Nullable Integer dueDays,
        @Nullable Integer discountDays,
        @Nullable BigDecimal discountPercent,
        @Nullable Integer dayOfMonthDue,
        @Nullable Integer dueNextMonthDays,
        @Nullable Integer discountDayOfMonth) {

    /** How terms count. */
    public enum Type {
        /** Days from the bill's date. */
        STANDARD,
        /** A day of the month. */
        DATE_DRIVEN
    }

    /** The terms to count with; empty where QuickBooks did not say on which day. What else it did not say is 0. */
    public Optional<PaymentTerms> paymentTerms() {
        BigDecimal percent = discountPercent == null ? BigDecimal.ZERO : discountPercent;
        return switch (type) {
            case STANDARD -> Optional.of(new StandardTerms(orZero(dueDays), orZero(discountDays), percent));
            case DATE_DRIVEN ->
                isDayOfMonth(dayOfMonthDue)
                        ? Optional.of(new DateDrivenTerms(
                                orZero(dayOfMonthDue),
                                orZero(dueNextMonthDays),
                                isDayOfMonth(discountDayOfMonth) ? discountDayOfMonth : null,
                                percent))
                        : Optional.empty();
        };
    }

    private static int orZero(@Nullable Integer days) {
        return days == null ? 0 : days;
    }

    private static boolean isDayOfMonth(@Nullable Integer day) {
        return day != null && day >= 1 && day <= 31;
    }
}
