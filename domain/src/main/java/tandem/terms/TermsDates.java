package tandem.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What terms say about one bill.
 *
 * @param discountDate the last day on which the discount counts; absent where none is given
 */
public record TermsDates(LocalDate dueDate, @Nullable LocalDate discountDate) {}
