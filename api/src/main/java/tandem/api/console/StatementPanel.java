package tandem.api.console;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.reconciliation.Statement;

/** Whether the books agree, to the cent. */
public record StatementPanel(@Nullable Instant asOf, boolean agrees, int seriousDiscrepancies, List<Total> totals) {

    /** What is owed in one currency. */
    public record Total(
            String currency,
            String quickBooks,
            String here,
            String inProcess,
            String remaining,
            String difference,
            boolean differs,
            List<OfVendor> vendors) {}

    /** A vendor of whom the two sides differ. */
    public record OfVendor(String name, String quickBooks, String here, String difference) {}

    private static final int MOST_VENDORS = 10;

    static StatementPanel of(Statement statement) {
        return new StatementPanel(
                statement.asOf(),
                statement.agrees(),
                statement.seriousDiscrepancies(),
                statement.totals().stream().map(StatementPanel::total).toList());
    }

    private static Total total(Statement.Total total) {
        return new Total(
                total.currency(),
                words(total.quickBooks()),
                words(total.here()),
                words(total.inProcess()),
                words(total.remaining()),
                words(total.difference()),
                total.difference().signum() != 0,
                total.others().stream()
                        .limit(MOST_VENDORS)
                        .map(vendor -> new OfVendor(
                                Objects.requireNonNullElse(vendor.name(), "a vendor without a name"),
                                words(vendor.quickBooks()),
                                words(vendor.here()),
                                difference(vendor)))
                        .toList());
    }

    /** In groups of three digits, with as many decimals as there are, two at least. */
    private static String words(BigDecimal amount) {
        return new DecimalFormat("#,##0.00######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    private static String difference(Statement.OfVendor vendor) {
        BigDecimal difference = vendor.quickBooks().subtract(vendor.here());
        return words(difference);
    }
}
