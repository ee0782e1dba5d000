package tandemsim.companyfile.books;

/** A bill. */
public final class Bill extends Document {

    /** No due date. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    public int dueEpochDay = NO_DAY;
    public long terms;

    public boolean paid() {
        return openCents() == 0;
    }

    @Override
    public String type() {
        return "Bill";
    }
}
