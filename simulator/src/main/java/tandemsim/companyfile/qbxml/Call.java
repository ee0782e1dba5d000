package tandemsim.companyfile.qbxml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Ledger;
import tandemsim.companyfile.books.PcClock;

/**
 * One request and what is at hand to answer it.
 */
record Call(
        Element request,
        Version version,
        Login login,
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

    /** Writes all that was found, or how much it is, as the request's {@code metaData} says. */
    <T> Status counted(List<T> found, BiConsumer<Xml, T> writer) {
        return counted(found, found.size(), writer);
    }

    /** @param most how many are written; the count is that of all */
    <T> Status counted(List<T> found, int most, BiConsumer<Xml, T> writer) {
        String metaData = request.attribute("metaData").orElse("NoMetaData");
        if (!metaData.equals("MetaDataOnly")) {
            Xml out = xml();
            found.subList(0, Math.min(most, found.size())).forEach(record -> writer.accept(out, record));
        }
        Status status = found.isEmpty() ? Status.nothing() : Status.OK;
        return metaData.equals("NoMetaData") ? status : status.with("retCount", String.valueOf(found.size()));
    }

    Xml xml() {
        return new Xml(this, new LinkedHashSet<>(request.values("IncludeRetElement")));
    }
}
