package tandem.wire;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/** One thing that the hub asks of QuickBooks, in the hub's words. */
public sealed interface Question {

    /** Which QuickBooks answers, and which versions of qbXML it understands. */
    record AboutHost() implements Question {}

    /**
     * Which company file is open.
     *
     * @param owners the owners whose private marks in the file are wanted
     * @param withPrivateFacts whether tax identities may be asked for; never asked unless needed
     */
    record AboutCompany(List<UUID> owners, boolean withPrivateFacts) implements Question {}

    /** When the file was last restored or condensed. */
    record AboutActivity() implements Question {}

    /** The file's preferences: closing date, home currency. */
    record AboutPreferences() implements Question {}

    /**
     * Records of one kind, active and inactive, with lines and links.
     *
     * @param selection which of them
     * @param limit the most that one answer may hold; {@code null} for kinds that cannot be paged
     * @param page how to page; {@code null} for a plain question, whose answer is cut at the limit
     */
    record Records(
            Kind kind,
            Selection selection,
            @Nullable Integer limit,
            @Nullable Page page) implements Question {}

    /**
     * The ids, versions and open amounts of all bills that are not paid; no lines, no links.
     *
     * @param page how to page; {@code null} for a plain question, whose answer is cut at the limit
     */
    record OpenBills(int limit, @Nullable Page page) implements Question {}

    /**
     * The ids, versions and amounts of all records of a kind, active and inactive; no lines, no links.
     *
     * @param from first day of a window, of the date of transactions; absent: no beginning
     * @param to its last day; absent: no end
     * @param limit where the answer is cut; absent: nowhere
     */
    record Outlines(
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer limit) implements Question {}

    /**
     * How many records of a kind there are, active and inactive. QuickBooks calls the number approximate.
     *
     * @param from of transactions those dated before are not counted; absent: all are
     */
    record Count(Kind kind, @Nullable LocalDate from) implements Question {}

    /** The list entries that were deleted; QuickBooks remembers 90 days. */
    record DeletedEntries(@Nullable LocalDateTime since) implements Question {}

    /** The transactions that were deleted; QuickBooks remembers 90 days. */
    record DeletedTransactions(@Nullable LocalDateTime since) implements Question {}

    /**
     * Writes the hub's mark into the company file. The mark is defined first; a definition that exists already is no error.
     * The definition has an answer of its own; the one under the question's id tells whether the mark is written.
     * It is a write, and travels as {@link CarryOut} does.
     *
     * @param exists whether the file has a value under this name already, which is then changed and not added
     */
    record WriteMark(UUID owner, String name, String value, boolean exists) implements Question {}

    /** Carries out a write. It travels in a message set of its own, which has an id. */
    record CarryOut(Write write) implements Question {}

    /** Which records of a kind are meant. */
    sealed interface Selection {

        /** All of them. */
        record Everything() implements Selection {}

        /** Those changed at or after this moment of QuickBooks' own clock. */
        record ChangedSince(LocalDateTime time) implements Selection {}

        /** List entries last changed within these days of QuickBooks' own calendar, both included; an absent end is open. */
        record ChangedWithin(
                @Nullable LocalDate from, @Nullable LocalDate to) implements Selection {}

        /** Bills that are not paid, dated within these days, both included; an absent end is open. */
        record NotPaid(@Nullable LocalDate from, @Nullable LocalDate to) implements Selection {}

        /** Transactions dated within these days, both included; an absent end is open. */
        record Dated(@Nullable LocalDate from, @Nullable LocalDate to) implements Selection {}

        /** Exactly these, by ListID or TxnID. They come all at once, whatever the limit, and cannot be paged. */
        record Named(Set<String> ids) implements Selection {
            /** Refuses an empty choice, which QuickBooks would read as everything. */
            public Named {
                if (ids.isEmpty()) {
                    throw new IllegalArgumentException("a question for named records needs at least one id");
                }
            }
        }

        /**
         * Transactions with exactly this number, upper and lower case being alike. They come all at once, whatever the limit,
         * and cannot be paged; numbers are not unique.
         */
        record Numbered(String refNumber) implements Selection {
            /** Refuses an empty number, which names nothing. */
            public Numbered {
                if (refNumber.isBlank()) {
                    throw new IllegalArgumentException("a question for a number needs one");
                }
            }
        }

        /** Transactions of one vendor dated within these days, both included. They are cut at the limit and not paged. */
        record OfVendor(String vendorListId, LocalDate from, LocalDate to) implements Selection {}

        /** Accounts of the type accounts payable, active and inactive. */
        record Payables() implements Selection {}

        /** The list entry with this full name, active or not, upper and lower case being alike. */
        record Called(String name) implements Selection {
            /** Refuses an empty name, which names nothing. */
            public Called {
                if (name.isBlank()) {
                    throw new IllegalArgumentException("a question for a name needs one");
                }
            }
        }
    }

    /** How an answer is paged. An iterator lives only within one session. */
    sealed interface Page {

        /** The first page of a new iterator. */
        record First() implements Page {}

        /** The next page. */
        record Next(String iteratorId) implements Page {}
    }
}
