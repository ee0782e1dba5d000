package tandem.api.mirror;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Formats;
import tandem.mirror.view.TermsDefinition;
import tandem.newterms.NewTerms;
import tandem.request.Errand.TermsAdding;

/** Terms as they are asked for, and as a request that adds them shows them. */
@Schema(name = "NewTerms", description = "Fields of the other type are refused.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewTermsBody(
        @Schema(maxLength = 31, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) TermsDefinition.@Nullable Type type,

        @Schema(description = "Standard ones: days until a bill is due; 0, on receipt, where absent.") @Nullable
        Integer dueDays,

        @Schema(description = "Standard ones: days during which the discount is given.") @Nullable
        Integer discountDays,

        @Schema(format = Formats.DECIMAL, description = "From 0 to 100, at most five decimals.", example = "2")
        @Nullable
        String discountPercent,

        @Schema(description = "Date-driven ones, and needed there: the day on which bills are due, 1 to 31.") @Nullable
        Integer dayOfMonthDue,

        @Schema(
                description =
                        "Date-driven ones: a bill dated so many days or fewer before its due day is due a month later.")
        @Nullable
        Integer dueNextMonthDays,

        @Schema(description = "Date-driven ones: until which day of the month the discount is given.") @Nullable
        Integer discountDayOfMonth) {

    static NewTermsBody of(TermsAdding adding) {
        var terms = adding.definition();
        return new NewTermsBody(
                adding.name(),
                terms.type(),
                terms.dueDays(),
                terms.discountDays(),
                Money.number(terms.discountPercent()),
                terms.dayOfMonthDue(),
                terms.dueNextMonthDays(),
                terms.discountDayOfMonth());
    }

    NewTerms wanted() {
        return new NewTerms(
                name,
                type,
                dueDays,
                discountDays,
                discountPercent,
                dayOfMonthDue,
                dueNextMonthDays,
                discountDayOfMonth);
    }
}
