package tandem.payable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another bill of the same vendor that has the same number, or the same date and amount. */
public record Twin(
        UUID id,
        @Nullable String refNumber,
        @Nullable LocalDate billDate,
        @Nullable BigDecimal amount) {

    /** Whether it has this number, upper and lower case alike, or this date and amount. */
    public boolean isLike(@Nullable String number, LocalDate day, BigDecimal gross) {
        return hasNumber(number) || (day.equals(billDate) && amount != null && amount.compareTo(gross) == 0);
    }

    boolean hasNumber(@Nullable String number) {
        return number != null
                && !number.isEmpty()
                && refNumber != null
                && refNumber.strip().equalsIgnoreCase(number);
    }
}
