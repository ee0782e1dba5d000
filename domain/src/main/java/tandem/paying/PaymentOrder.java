package tandem.paying;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.PaymentMethod;

/**
 * A payment as somebody asks for it, not judged yet. What is absent has not been said.
 *
 * @param amount the money that leaves the account
 * @param exchangeRate home units for one unit of the bills' currency; absent: QuickBooks' own
 */
public record PaymentOrder(
        @Nullable PaymentMethod method,
        @Nullable UUID vendor,
        @Nullable UUID paymentAccount,
        @Nullable LocalDate date,
        @Nullable BigDecimal amount,
        @Nullable String refNumber,
        boolean toBePrinted,
        @Nullable String memo,
        @Nullable BigDecimal exchangeRate,
        List<Application> applications) {

    /** Copies the applications. */
    public PaymentOrder {
        applications = List.copyOf(applications);
    }

    /**
     * What it is to do to one bill.
     *
     * @param amount money
     */
    public record Application(
            @Nullable UUID bill,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discount,
            @Nullable UUID discountAccount,
            @Nullable UUID discountClass,
            List<Credit> credits) {

        /** Copies the credits. */
        public Application {
            credits = List.copyOf(credits);
        }
    }

    /** A credit of the vendor that is to be set against the bill. */
    public record Credit(@Nullable UUID credit, @Nullable BigDecimal amount) {}
}
