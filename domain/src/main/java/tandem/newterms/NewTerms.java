package tandem.newterms;

import org.jspecify.annotations.Nullable;
import tandem.mirror.view.TermsDefinition;

/**
 * Terms as a person or a program wants them, not judged yet.
 *
 * @param discountPercent a decimal number, such as {@code 2} or {@code 1.5}
 */
public record NewTerms(
        @Nullable String name,
        TermsDefinition.@Nullable Type type,
        @Nullable Integer dueDays,
        @Nullable Integer discountDays,
        @Nullable String discountPercent,
        @Nullable Integer dayOfMonthDue,
        @Nullable Integer dueNextMonthDays,
        @Nullable Integer discountDayOfMonth) {}
