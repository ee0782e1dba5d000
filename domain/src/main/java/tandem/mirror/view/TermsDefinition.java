package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.terms.DateDrivenTerms;
import tandem.terms.PaymentTerms;
import tandem.terms.StandardTerms;

/**
 * What terms say. The fields of the other type are absent, and so is a day of the month that QuickBooks did not send; days
 * that it did not send are 0.
 */
public record TermsDefinition(
        Type type,
        @Nullable Integer dueDays,
        @Nullable Integer discountDays,
        @Nullable BigDecimal discountPercent,
        @Nullable Integer dayOfMonthDue,
        @Nullable Integer dueNextMonthDays,
        @Nullable Integer discountDayOfMonth) {

    /** Fills in the days that QuickBooks did not send. */
    public TermsDefinition {
        switch (type) {
            case STANDARD -> {
                dueDays = orZero(dueDays);
                discountDays = orZero(discountDays);
            }
            case DATE_DRIVEN -> dueNextMonthDays = orZero(dueNextMonthDays);
        }
    }

    /** How terms count. */
    public enum Type {
        /** Days from the bill's date. */
        STANDARD,
        /** A day of the month. */
        DATE_DRIVEN
    }

    /** The terms to count with; empty where QuickBooks did not say on which day bills are due. */
    public Optional<PaymentTerms> paymentTerms() {
        BigDecimal percent = percentOrZero();
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

    /** Whether both say the same of every bill. A day until which no discount is given says nothing. */
    public boolean saysTheSameAs(TermsDefinition other) {
        return type == other.type
                && Objects.equals(dueDays, other.dueDays)
                && Objects.equals(dayOfMonthDue, other.dayOfMonthDue)
                && Objects.equals(dueNextMonthDays, other.dueNextMonthDays)
                && percentOrZero().compareTo(other.percentOrZero()) == 0
                && (percentOrZero().signum() == 0
                        || (Objects.equals(discountDays, other.discountDays)
                                && Objects.equals(discountDayOfMonth, other.discountDayOfMonth)));
    }

    private BigDecimal percentOrZero() {
        return discountPercent == null ? BigDecimal.ZERO : discountPercent;
    }

    private static int orZero(@Nullable Integer days) {
        return days == null ? 0 : days;
    }

    private static boolean isDayOfMonth(@Nullable Integer day) {
        return day != null && day >= 1 && day <= 31;
    }
}
