package tandemsim.companyfile.books;

import org.jspecify.annotations.Nullable;

/** Terms of payment, standard or date-driven; numbers that were never given are absent. */
public final class Terms extends ListEntry {

    public boolean dateDriven;

    /** Standard: days until due. Date-driven: day of the month. */
    public @Nullable Integer due;

    /** Standard: days of the discount. Date-driven: day of the month for the discount. */
    public @Nullable Integer discount;

    /** Date-driven only: due in the following month when issued within so many days of the due date. */
    public @Nullable Integer nextMonthDays;

    /** In hundred-thousandths of a percent. */
    public @Nullable Long discountPercent;

    /** The day on which a bill of a day is due. */
    public int dueDay(int epochDay) {
        if (dateDriven) {
            return DateDriven.due(this, epochDay);
        }
        Integer days = due;
        return epochDay + (days == null ? 0 : days);
    }

    @Override
    public String listType() {
        return dateDriven ? "DateDrivenTerms" : "StandardTerms";
    }
}
