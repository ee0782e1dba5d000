package tandemsim.companyfile.qbxml;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Deleted;

/** What was deleted in the last ninety days, grouped by type in the order asked, then by time. */
record DeletedQuery(String ret, String typeName, String idName, String labelName, Function<Books, List<Deleted>> graves)
        implements Answerer {

    private static final long MEMORY = Duration.ofDays(90).toSeconds();

    @Override
    public String kind() {
        return ret + "Query";
    }

    @Override
    public Status answer(Call call) {
        Optional<Element> filter = call.request().child("DeletedDateRangeFilter");
        Filters.Range range = filter.isEmpty()
                ? new Filters.Range(Long.MIN_VALUE, Long.MAX_VALUE)
                : Filters.range(call.clock(), filter.get(), "FromDeletedDate", "ToDeletedDate");
        long forgotten = call.clock().wall() - MEMORY;
        Set<String> types = new LinkedHashSet<>(call.request().values(typeName));
        List<Deleted> found = types.stream()
                .flatMap(type -> graves.apply(call.books()).stream()
                        .filter(grave -> grave.type().equals(type))
                        .filter(grave -> grave.deletedWall() >= forgotten && range.holds(grave.deletedWall()))
                        .sorted(Comparator.comparingLong(Deleted::deletedWall)))
                .toList();
        return call.counted(found, this::write);
    }

    private void write(Xml out, Deleted grave) {
        out.open(ret + "Ret")
                .always(typeName, grave.type())
                .id(idName, grave.id())
                .time("TimeCreated", grave.createdWall())
                .time("TimeDeleted", grave.deletedWall())
                .text(labelName, grave.label())
                .close(ret + "Ret");
    }
}
