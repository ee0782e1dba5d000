package tandemsim.companyfile.qbxml;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Entry;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Vendor;

/** Rules that hold for everything that is entered or changed: references, closed periods, locks, edit sequences. */
record Entering(Call call) {

    Books books() {
        return call.books();
    }

    /** A reference that may be absent, to an active entry. */
    <E extends ListEntry> Optional<E> optional(Element holder, String element, Map<Long, E> list) {
        Optional<E> found = References.find(call, holder, element, list);
        if (found.isPresent() && !found.get().active) {
            throw new Refusal(
                    3140,
                    "There is an invalid reference to QuickBooks " + element.replace("Ref", "") + " \""
                            + found.get().name + "\" in the request: the entry is not active.");
        }
        return found;
    }

    <E extends ListEntry> E required(Element holder, String element, Map<Long, E> list) {
        return optional(holder, element, list)
                .orElseThrow(() -> new Refusal(3150, "There is a missing element: \"" + element + "\"."));
    }

    /** An account of a type; another type is as wrong as none. */
    Account account(Element holder, String element, String type) {
        return ofType(required(holder, element, books().accounts), element, type);
    }

    /** The accounts-payable account named, or the default one. */
    long payable(Element holder) {
        return optional(holder, "APAccountRef", books().accounts)
                .map(account -> ofType(account, "APAccountRef", Account.PAYABLE).id)
                .orElseGet(books()::payable);
    }

    private static Account ofType(Account account, String element, String type) {
        if (!account.type.equals(type)) {
            throw new Refusal(
                    3140,
                    "There is an invalid reference to QuickBooks " + element.replace("Ref", "") + " \"" + account.name
                            + "\" in the request: the account has the wrong type.");
        }
        return account;
    }

    /** A day in a text, or another one when there is none. */
    int day(Element holder, String element, int otherwise) {
        return holder.value(element)
                .filter(text -> !text.isEmpty())
                .map(Numbers::epochDay)
                .orElse(otherwise);
    }

    /** @throws Refusal 3190 when the request clears what a record cannot be without */
    static void notCleared(Element holder, String... elements) {
        for (String element : elements) {
            Optional<Element> given = holder.child(element);
            if (given.isPresent()
                    && given.get().children().isEmpty()
                    && given.get().text().isBlank()) {
                throw new Refusal(3190, "The element \"" + element + "\" cannot be cleared.");
            }
        }
    }

    /** What the company file does not have is refused, so that nobody takes it for stored. */
    static void unavailable(Element holder, String... elements) {
        for (String element : elements) {
            if (holder.has(element)) {
                throw new Refusal(
                        3250,
                        "This feature is not enabled or not available in this version of QuickBooks: \"" + element
                                + "\".");
            }
        }
    }

    int today() {
        return Math.toIntExact(call.clock().today().toEpochDay());
    }

    /** Nothing is entered or changed in a closed period. */
    void open(int epochDay, int status) {
        Integer closing = books().company.closingEpochDay;
        if (closing != null && epochDay <= closing) {
            throw new Refusal(
                    status,
                    "An attempt was made to modify a transaction with a date that is on or before the closing date of the"
                            + " company. Remove the closing date password in QuickBooks preferences to allow it.");
        }
    }

    /** @param status 3175 for the record itself, 3176 for one that hangs on it */
    void unlocked(@Nullable Entry entry, int status) {
        if (entry != null && books().onScreen.contains(entry.id)) {
            throw new Refusal(
                    status,
                    "There was an error when locking the object: it is already in use by another user or open in a window.");
        }
    }

    void current(Element request, Entry entry) {
        String given = request.require("EditSequence");
        if (!given.equals(String.valueOf(entry.editSequence))) {
            throw new Refusal(3200, "The provided edit sequence \"" + given + "\" is out-of-date.");
        }
    }

    /** The exchange rate that a request gives; absent when the list's rate shall count. */
    @Nullable
    BigDecimal rate(Element holder) {
        oneCurrency(holder, "ExchangeRate");
        String text = holder.value("ExchangeRate").orElse("");
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() <= 0) {
            throw new Refusal(3210, "The \"ExchangeRate\" field has an invalid value \"" + text + "\".");
        }
        return rate;
    }

    void oneCurrency(Element holder, String element) {
        if (holder.has(element)) {
            References.multiCurrency(call, element);
        }
    }

    static Refusal notFound(String id) {
        return new Refusal(3120, "Object \"" + id + "\" specified in the request cannot be found.");
    }

    /** Names are unique over vendors and top-level customers. */
    void nameFree(String name, Entry except) {
        boolean taken = books().vendors.values().stream()
                        .anyMatch(vendor -> vendor.id != except.id && vendor.name.equalsIgnoreCase(name))
                || books().customers.values().stream()
                        .anyMatch(customer -> customer.parent == 0 && customer.name.equalsIgnoreCase(name));
        if (taken) {
            throw new Refusal(3100, "The name \"" + name + "\" of the list element is already in use.");
        }
        if (name.contains(":")) {
            throw new Refusal(3090, "There was an error when converting the name \"" + name + "\": it holds a colon.");
        }
    }

    Vendor vendor(Element holder, String element) {
        return required(holder, element, books().vendors);
    }
}
