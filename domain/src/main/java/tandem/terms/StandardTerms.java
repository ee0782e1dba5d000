package tandem.terms;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Terms that count days from the bill's date: "2% 10 Net 30".
 *
 * @param dueDays days until the bill is due; 0 means on receipt
 * @param discountDays days during which the discount is given, the last one included
 */
public record StandardTerms(int dueDays, int discountDays, BigDecimal discountPercent) implements PaymentTerms {

    @Override
    public TermsDates datesFor(LocalDate billDate) {
        LocalDate discountDate = discountPercent.signum() > 0 ? billDate.plusDays(discountDays) : null;
        return new TermsDates(billDate.plusDays(dueDays), discountDate);
    }
}
