package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Entry;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Txn;

/**
 * A query over one list or one kind of transaction: by identifiers, by names or numbers, or by filters, at once or page by page.
 *
 * @param idName {@code ListID} or {@code TxnID}
 * @param all every record of the kind
 * @param filter what the filters of a request let through
 * @param writer writes one record
 */
record Query<E extends Entry>(
        String kind,
        String idName,
        Function<Books, Collection<E>> all,
        BiFunction<Books, Long, @Nullable E> byId,
        Function<Call, Predicate<E>> filter,
        Function<Call, Writer<E>> writer)
        implements Answerer {

    /** Writes one record. */
    interface Writer<E> {
        void write(Xml out, E entry);
    }

    @Override
    public Status answer(Call call) {
        Element request = call.request();
        Optional<String> iterator = request.attribute("iterator");
        if (request.has(idName)) {
            noIterator(iterator);
            return byIds(call, request.values(idName));
        }
        for (String name : List.of("FullName", "RefNumber", "RefNumberCaseSensitive")) {
            if (request.has(name)) {
                noIterator(iterator);
                return byNames(call, name, request.values(name));
            }
        }
        if (iterator.isEmpty()) {
            return atOnce(call);
        }
        return switch (iterator.get()) {
            case "Start" -> start(call);
            case "Continue" -> proceed(call);
            default -> stop(call);
        };
    }

    private static void noIterator(Optional<String> iterator) {
        if (iterator.isPresent()) {
            throw new Refusal(3152, "An iterator cannot be combined with a list of objects.");
        }
    }

    private Status byIds(Call call, List<String> ids) {
        List<E> found = new ArrayList<>();
        String missing = "";
        for (String id : ids) {
            E entry = byId.apply(call.books(), Ids.parse(id));
            if (entry == null) {
                missing = id;
            } else if (!found.contains(entry)) {
                found.add(entry);
            }
        }
        return listed(call, found, missing);
    }

    private Status byNames(Call call, String element, List<String> names) {
        List<E> found = new ArrayList<>();
        String missing = "";
        for (String name : names) {
            List<E> matching = all.apply(call.books()).stream()
                    .filter(entry -> named(call.books(), entry, element, name))
                    .toList();
            if (matching.isEmpty()) {
                missing = name;
            }
            found.addAll(matching);
        }
        if (found.isEmpty() && !element.equals("FullName")) {
            return Status.nothing();
        }
        return listed(call, found, missing);
    }

    private static boolean named(Books books, Entry entry, String element, String name) {
        return switch (entry) {
            case ListEntry listed -> books.fullName(listed).equalsIgnoreCase(name);
            case Txn txn ->
                element.equals("RefNumber") ? txn.refNumber.equalsIgnoreCase(name) : txn.refNumber.equals(name);
        };
    }

    private Status listed(Call call, List<E> found, String missing) {
        write(call, found);
        return missing.isEmpty() ? Status.OK : Status.someMissing(missing);
    }

    private Status atOnce(Call call) {
        Writer<E> one = writer.apply(call);
        return call.counted(matching(call), maxReturned(call).orElse(Integer.MAX_VALUE), one::write);
    }

    private Status start(Call call) {
        if (maxReturned(call).isEmpty()) {
            throw new Refusal(3150, "There is a missing element: \"MaxReturned\".");
        }
        long[] ids = matching(call).stream().mapToLong(entry -> entry.id).toArray();
        Iterators.Cursor cursor = new Iterators.Cursor(question(call.request()), ids);
        return page(call, call.iterators().start(cursor), cursor);
    }

    private Status proceed(Call call) {
        String id = iteratorId(call);
        Iterators.Cursor cursor = call.iterators().get(id);
        if (cursor == null) {
            throw new Refusal(3000, "The given object ID \"" + id + "\" in the field \"iteratorID\" is invalid.");
        }
        if (!cursor.question.equals(question(call.request()))) {
            throw new Refusal(3000, "The iterator \"" + id + "\" was started with other filters.");
        }
        return page(call, id, cursor);
    }

    private Status stop(Call call) {
        call.iterators().stop(iteratorId(call));
        return Status.OK.with("iteratorRemainingCount", "0").with("iteratorID", iteratorId(call));
    }

    private static String iteratorId(Call call) {
        return call.request()
                .attribute("iteratorID")
                .orElseThrow(() -> new Refusal(3150, "The iteratorID is missing."));
    }

    private Status page(Call call, String id, Iterators.Cursor cursor) {
        int size = maxReturned(call).orElse(cursor.remaining());
        List<E> page = new ArrayList<>();
        while (cursor.remaining() > 0 && page.size() < size) {
            E entry = byId.apply(call.books(), cursor.ids[cursor.next++]);
            if (entry != null) {
                page.add(entry);
            }
        }
        write(call, page);
        if (cursor.remaining() == 0) {
            call.iterators().stop(id);
        }
        return (page.isEmpty() ? Status.nothing() : Status.OK)
                .with("iteratorRemainingCount", String.valueOf(cursor.remaining()))
                .with("iteratorID", id);
    }

    /** Intuit does not specify an order; ours is deliberately of no use to anybody who expects one. */
    private List<E> matching(Call call) {
        Predicate<E> wanted = filter.apply(call);
        List<E> found = new ArrayList<>();
        for (E entry : all.apply(call.books())) {
            if (wanted.test(entry)) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparingLong(entry -> entry.id * 0x9E3779B97F4A7C15L));
        return found;
    }

    private void write(Call call, List<E> entries) {
        Xml out = call.xml();
        Writer<E> one = writer.apply(call);
        entries.forEach(entry -> one.write(out, entry));
    }

    private static Optional<Integer> maxReturned(Call call) {
        return call.request().value("MaxReturned").map(text -> Integer.parseInt(text.strip()));
    }

    /** A continued iterator must be asked with the filters it was started with; the size of a page may change. */
    private static String question(Element request) {
        StringBuilder question = new StringBuilder(request.name().toLowerCase(Locale.ROOT));
        request.children().stream()
                .filter(child -> !child.name().equals("MaxReturned"))
                .forEach(child -> child.appendTo(question));
        return question.toString();
    }
}
