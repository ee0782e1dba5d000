package tandemsim.companyfile.qbxml;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Customer;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.books.Vendor;

/** What the filters of list queries let through. */
final class Filters {

    private static final long LATEST = LocalDate.of(2038, 1, 19).toEpochDay() * 86_400;

    private Filters() {}

    static <E extends ListEntry> Predicate<E> list(Call call) {
        Element request = call.request();
        Range modified = range(call.clock(), request, "FromModifiedDate", "ToModifiedDate");
        String activity = request.value("ActiveStatus").orElse("ActiveOnly");
        Predicate<E> wanted = entry -> modified.holds(entry.modifiedWall);
        wanted = switch (activity) {
            case "All" -> wanted;
            case "InactiveOnly" -> wanted.and(entry -> !entry.active);
            default -> wanted.and(entry -> entry.active);
        };
        Optional<Element> name = request.child("NameFilter");
        if (name.isPresent()) {
            Predicate<String> test =
                    words(name.get().require("MatchCriterion"), name.get().require("Name"));
            wanted = wanted.and(entry -> test.test(entry.name));
        }
        Optional<Element> names = request.child("NameRangeFilter");
        if (names.isPresent()) {
            wanted = wanted.and(entry -> between(
                    call.books().fullName(entry),
                    names.get().value("FromName"),
                    names.get().value("ToName"),
                    String::compareToIgnoreCase));
        }
        return wanted.and(currency(call)).and(balance(call)).and(entryClass(call));
    }

    static Predicate<Account> account(Call call) {
        Predicate<Account> wanted = list(call);
        Set<String> types = new HashSet<>(call.request().values("AccountType"));
        return types.isEmpty() ? wanted : wanted.and(account -> types.contains(account.type));
    }

    private static <E extends ListEntry> Predicate<E> currency(Call call) {
        Optional<Element> filter = call.request().child("CurrencyFilter");
        if (filter.isEmpty()) {
            return entry -> true;
        }
        Set<Long> currencies = References.currencies(call, filter.get());
        return entry -> switch (entry) {
            case Account account -> currencies.contains(account.currency);
            case Vendor vendor -> currencies.contains(vendor.currency);
            case Customer customer -> currencies.contains(customer.currency);
            default -> true;
        };
    }

    private static <E extends ListEntry> Predicate<E> balance(Call call) {
        Optional<Element> filter = call.request().child("TotalBalanceFilter");
        if (filter.isEmpty()) {
            return entry -> true;
        }
        long limit = Numbers.cents(filter.get().require("Amount"));
        String operator = filter.get().require("Operator");
        return entry -> {
            long balance = switch (entry) {
                case Vendor vendor -> vendor.balanceCents;
                case Customer customer -> customer.balanceCents;
                default -> 0;
            };
            return switch (operator) {
                case "LessThan" -> balance < limit;
                case "LessThanEqual" -> balance <= limit;
                case "Equal" -> balance == limit;
                case "GreaterThan" -> balance > limit;
                default -> balance >= limit;
            };
        };
    }

    /** Customers have no class here. */
    private static <E extends ListEntry> Predicate<E> entryClass(Call call) {
        Optional<Element> filter = call.request().child("ClassFilter");
        if (filter.isEmpty()) {
            return entry -> true;
        }
        LongPredicate classes = References.listFilter(
                call.books(), filter.get(), call.books().classes.values());
        return entry -> entry instanceof Vendor vendor && classes.test(vendor.vendorClass);
    }

    /** Both ends belong to a range. */
    record Range(long from, long to) {
        boolean holds(long value) {
            return value >= from && value <= to;
        }
    }

    static Range range(PcClock clock, Element holder, String fromName, String toName) {
        long from = moment(clock, holder.value(fromName), false).orElse(Long.MIN_VALUE);
        long to = moment(clock, holder.value(toName), true).orElse(Long.MAX_VALUE);
        if (from > to) {
            throw new Refusal(3030, "The date range is invalid: \"" + fromName + "\" is after \"" + toName + "\".");
        }
        return new Range(from, to);
    }

    private static Optional<Long> moment(PcClock clock, Optional<String> text, boolean last) {
        Optional<Long> moment = text.filter(value -> !value.isEmpty()).map(value -> clock.read(value, last));
        if (moment.isPresent() && (moment.get() < 0 || moment.get() > LATEST + 86_400)) {
            throw new Refusal(3020, "There was an error when converting the date value \"" + text.orElse("") + "\".");
        }
        return moment;
    }

    /** The days that a range of transaction dates covers. */
    static Range days(PcClock clock, Element range) {
        Optional<String> macro = range.value("DateMacro");
        if (macro.isPresent()) {
            return macro(macro.get(), clock.today());
        }
        long from = range.value("FromTxnDate")
                .filter(text -> !text.isEmpty())
                .map(Numbers::epochDay)
                .map(Long::valueOf)
                .orElse(Long.MIN_VALUE);
        long to = range.value("ToTxnDate")
                .filter(text -> !text.isEmpty())
                .map(Numbers::epochDay)
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
        if (from > to) {
            throw new Refusal(3030, "The date range is invalid.");
        }
        return new Range(from, to);
    }

    private static Range macro(String macro, LocalDate today) {
        return switch (macro) {
            case "All" -> new Range(Long.MIN_VALUE, Long.MAX_VALUE);
            case "Today" -> new Range(today.toEpochDay(), today.toEpochDay());
            case "Yesterday" -> new Range(today.toEpochDay() - 1, today.toEpochDay() - 1);
            case "ThisMonth" ->
                new Range(
                        today.withDayOfMonth(1).toEpochDay(),
                        today.with(TemporalAdjusters.lastDayOfMonth()).toEpochDay());
            case "ThisMonthToDate" -> new Range(today.withDayOfMonth(1).toEpochDay(), today.toEpochDay());
            case "ThisCalendarYear" ->
                new Range(
                        today.withDayOfYear(1).toEpochDay(),
                        today.with(TemporalAdjusters.lastDayOfYear()).toEpochDay());
            case "ThisCalendarYearToDate" -> new Range(today.withDayOfYear(1).toEpochDay(), today.toEpochDay());
            default ->
                throw new Refusal(1030, "The simulated company file does not know the date macro " + macro + ".");
        };
    }

    static Predicate<String> words(String criterion, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return switch (criterion) {
            case "StartsWith" -> value -> value.toLowerCase(Locale.ROOT).startsWith(wanted);
            case "EndsWith" -> value -> value.toLowerCase(Locale.ROOT).endsWith(wanted);
            default -> value -> value.toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    static boolean between(String value, Optional<String> from, Optional<String> to, Comparator<String> order) {
        return from.filter(text -> !text.isEmpty()).stream().allMatch(low -> order.compare(low, value) <= 0)
                && to.filter(text -> !text.isEmpty()).stream().allMatch(high -> order.compare(value, high) <= 0);
    }

    /** Two numbers of documents compare as numbers when both are, else as text without regard to case. */
    static int compareNumbers(String left, String right) {
        if (left.matches("\\d{1,10}") && right.matches("\\d{1,10}")) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        return left.compareToIgnoreCase(right);
    }

    /** Is the identifier that of an entry, or of one below it? */
    static boolean under(Books books, long id, long ancestor) {
        for (long at = id; at != Ids.NONE; ) {
            if (at == ancestor) {
                return true;
            }
            ListEntry entry = books.listEntry(at);
            at = entry == null ? Ids.NONE : entry.parent;
        }
        return false;
    }
}
