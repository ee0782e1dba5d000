package tandemsim.companyfile.qbxml;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.ListEntry;

/** Finds what references in a request mean: the ListID counts, the full name only where no ListID is given. */
final class References {

    private References() {}

    /**
     * @return the entry; empty when the request has no such reference, or an empty one
     * @throws Refusal 3140 when it names nothing in that list
     */
    static <E extends ListEntry> Optional<E> find(Call call, Element holder, String element, Map<Long, E> list) {
        Optional<Element> reference = holder.child(element);
        if (reference.isEmpty() || reference.get().children().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = reference.get().value("ListID").filter(text -> !text.isEmpty());
        Optional<String> name = reference.get().value("FullName").filter(text -> !text.isEmpty());
        if (id.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        E found = id.isPresent()
                ? list.get(Ids.parse(id.get()))
                : call.books().byFullName(list.values(), name.orElse("")).orElse(null);
        if (found == null) {
            throw new Refusal(
                    3140,
                    "There is an invalid reference to QuickBooks " + element.replace("Ref", "") + " \""
                            + id.or(() -> name).orElse("")
                            + "\" in the request. QuickBooks error message: Invalid argument."
                            + "  The specified record does not exist in the list.");
        }
        return Optional.of(found);
    }

    /** The currencies of a currency filter; refused while the file knows one currency only. */
    static Set<Long> currencies(Call call, Element filter) {
        multiCurrency(call, "CurrencyFilter");
        LongPredicate wanted =
                listFilter(call.books(), filter, call.books().currencies.values());
        Set<Long> ids = new HashSet<>();
        call.books().currencies.keySet().stream().filter(wanted::test).forEach(ids::add);
        return ids;
    }

    static void multiCurrency(Call call, String what) {
        if (!call.books().company.multiCurrency) {
            throw new Refusal(
                    3250,
                    "This feature is not enabled or not available in this version of QuickBooks: \"" + what + "\".");
        }
    }

    /** What a filter by list entries lets through, given as identifiers or names, with or without what is below them. */
    static LongPredicate listFilter(Books books, Element filter, Collection<? extends ListEntry> list) {
        Set<Long> ids = new HashSet<>();
        filter.values("ListID").forEach(text -> ids.add(Ids.parse(text)));
        filter.values("FullName").forEach(name -> books.byFullName(list, name).ifPresent(entry -> ids.add(entry.id)));
        filter.value("ListIDWithChildren").ifPresent(text -> addBelow(books, list, Ids.parse(text), ids));
        filter.value("FullNameWithChildren")
                .flatMap(name -> books.byFullName(list, name))
                .ifPresent(entry -> addBelow(books, list, entry.id, ids));
        return ids::contains;
    }

    private static void addBelow(Books books, Collection<? extends ListEntry> list, long ancestor, Set<Long> ids) {
        list.stream().filter(entry -> Filters.under(books, entry.id, ancestor)).forEach(entry -> ids.add(entry.id));
    }
}
