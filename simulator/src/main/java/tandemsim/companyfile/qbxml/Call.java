package tandemsim.companyfile.qbxml;

import java.util.LinkedHashSet;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Ledger;
import tandemsim.companyfile.books.PcClock;

/**
 * One request and what is at hand to answer it.
 *
 * @param application the name of the application that asks
 */
record Call(
        Element request,
        Version version,
        String application,
        Host host,
        Habits habits,
        Ledger ledger,
        Iterators iterators,
        StringBuilder body,
        Tally tally) {

    /** Counts the objects that go into an answer. */
    static final class Tally {
        int records;
    }

    Books books() {
        return ledger.books();
    }

    PcClock clock() {
        return ledger.clock();
    }

    Xml xml() {
        return new Xml(this, new LinkedHashSet<>(request.values("IncludeRetElement")));
    }
}
