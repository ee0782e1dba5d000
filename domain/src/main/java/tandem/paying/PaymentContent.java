package tandem.paying;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.PaymentMethod;

/**
 * What a payment of ours is, with our own identities. It has been judged and does not change any more. Amounts are in the
 * currency of its bills.
 *
 * @param amount the money that leaves the account: the sum of what its applications pay
 * @param currency ISO 4217
 * @param refNumber of the check or other payment; absent: it has none
 */
public record PaymentContent(
        PaymentMethod method,
        UUID vendor,
        UUID paymentAccount,
        LocalDate date,
        BigDecimal amount,
        String currency,
        @Nullable String refNumber,
        boolean toBePrinted,
        @Nullable String memo,
        @Nullable BigDecimal exchangeRate,
        List<Application> applications) {

    /** Copies the applications. */
    public PaymentContent {
        applications = List.copyOf(applications);
    }

    /**
     * What it does to one bill.
     *
     * @param amount money; absent: none
     */
    public record Application(
            UUID bill,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discount,
            @Nullable UUID discountAccount,
            @Nullable UUID discountClass,
            List<Credit> credits) {

        /** Copies the credits. */
        public Application {
            credits = List.copyOf(credits);
        }

        /** By how much the bill falls: money, discount and credits. */
        public BigDecimal settles() {
            return Stream.concat(
                            Stream.of(orZero(amount), orZero(discount)),
                            credits.stream().map(Credit::amount))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** A credit of the vendor that is set against the bill. */
    public record Credit(UUID credit, BigDecimal amount) {}

    /** The bills that it pays. */
    public Set<UUID> bills() {
        return applications.stream().map(Application::bill).collect(toUnmodifiableSet());
    }

    /** The credits that are set with it. */
    public Set<UUID> credits() {
        return applications.stream()
                .flatMap(part -> part.credits().stream())
                .map(Credit::credit)
                .collect(toUnmodifiableSet());
    }

    /** By how much its bills fall. */
    Map<UUID, BigDecimal> claimsOnBills() {
        return applications.stream()
                .collect(toUnmodifiableMap(Application::bill, Application::settles, BigDecimal::add));
    }

    /** How much it takes of credits. */
    Map<UUID, BigDecimal> claimsOnCredits() {
        return applications.stream()
                .flatMap(part -> part.credits().stream())
                .collect(toUnmodifiableMap(Credit::credit, Credit::amount, BigDecimal::add));
    }

    static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
