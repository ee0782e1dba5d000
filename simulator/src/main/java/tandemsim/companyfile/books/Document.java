package tandemsim.companyfile.books;

import java.util.ArrayList;
import java.util.List;

/** A transaction with lines: a bill or a vendor credit. */
public abstract sealed class Document extends Txn permits Bill, VendorCredit {

    public List<Line> lines = new ArrayList<>(2);

    /** What was applied to it, oldest first. */
    public List<Application> applications = new ArrayList<>(1);

    /** Kept beside the lines, because queries ask for it of every document. */
    public long totalCents;

    public long appliedCents;

    public long openCents() {
        return totalCents - appliedCents;
    }

    public void sumUp() {
        totalCents = voided ? 0 : lines.stream().mapToLong(line -> line.cents).sum();
    }
}
