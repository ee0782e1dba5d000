package tandem.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.wire.Answer;

/**
 * Port: the hub's copy of one company's QuickBooks records. Every method works on whole sets, writes the change feed in
 * the same statement, and may be repeated with the same records without changing anything.
 */
public interface Mirror {

    /**
     * Takes in records of one kind. What a record leaves out keeps its value; a record that is older than the one held
     * changes nothing; one that differs in its time stamp alone is kept but is no change for the feed. A record that had
     * been marked as removed and is shown again is restored. Vendors' balances may show that what QuickBooks stated as open
     * of their bills is wrong; those bills are worked out anew.
     *
     * @param records all of the same kind; when one id occurs twice the later one counts
     */
    default Applied apply(CompanyId company, Kind kind, List<? extends QuickBooksRecord> records, Instant now) {
        return apply(company, kind, records, Map.of(), now);
    }

    /**
     * Takes in records of which some began on this side.
     *
     * @param ours the identity that a record has on this side already, by QuickBooks' id; it keeps it if it is new here
     */
    Applied apply(
            CompanyId company,
            Kind kind,
            List<? extends QuickBooksRecord> records,
            Map<String, UUID> ours,
            Instant now);

    /**
     * Marks records as removed from QuickBooks. Unknown ones, and ones that are removed already, are passed over. A record
     * shown by QuickBooks after its deletion (another use of the same id) stays.
     */
    Applied remove(CompanyId company, Kind kind, List<Answer.Deleted> deleted, Instant now);

    /**
     * Marks records as removed that QuickBooks no longer knows by their id.
     *
     * @param ids asked for by name and not found
     */
    Applied forget(CompanyId company, Kind kind, Set<String> ids, Instant now);

    /** Which of these transactions are held and were changed in QuickBooks within a time. */
    Set<String> changedWithin(CompanyId company, Kind kind, Set<String> ids, LocalDateTime from, LocalDateTime to);

    /** How many transactions that were changed in QuickBooks within a time were found missing, and are not known to be deleted. */
    int missingOf(CompanyId company, LocalDateTime from, LocalDateTime to);

    /**
     * Says what these transactions may have moved after it was taken in: the vendors whose balances they are part of, the bills
     * that payments and credits among them name, and the payments and credits that name bills among them. Asked before they are
     * taken in themselves; what was taken in after they were changed for the last time has shown it.
     */
    Map<Kind, Set<String>> heldFromBefore(CompanyId company, List<? extends QuickBooksRecord> records);

    /**
     * Compares a page of the list of open bills with the bills held, and remembers which were on it.
     *
     * @param sweepStarted the same for all pages of one sweep
     * @return the TxnIDs of bills that are unknown, or whose version or open amount is another one here
     */
    Set<String> compareOpenBills(CompanyId company, List<Answer.OpenBill> page, Instant sweepStarted);

    /** The TxnIDs of bills that are open here and were on no page of the sweep: paid, voided or deleted meanwhile. */
    Set<String> openBillsMissedBy(CompanyId company, Instant sweepStarted);

    /**
     * The ListIDs of vendors whose open bills less their open credits are not their balances, as all of it is held. The balance may be
     * older than the rest: QuickBooks moves it without a time, and a bill that was deleted before it was ever read here names no vendor.
     */
    Set<String> vendorsThatDoNotAddUp(CompanyId company);

    /**
     * Compares everything that QuickBooks has of a kind in a window with what is held of it. What is to be read again anyway, or
     * was read since QuickBooks was asked, is passed over.
     *
     * @param from first day of the window, of the date of transactions; absent: no beginning
     * @param to its last day; absent: no end
     */
    Compared compareOutlines(
            CompanyId company,
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Answer.Outline> shown,
            Instant askedAt);

    /**
     * How many records of a kind are held and not removed.
     *
     * @param from of transactions those dated before are not counted; absent: all are
     */
    int count(CompanyId company, Kind kind, @Nullable LocalDate from);

    /**
     * What a comparison of a window brought out.
     *
     * @param differing the ids of records that are unknown, removed or another one here, that name a vendor who is removed here,
     *     or that are held and were not shown
     * @param older those of them that are held in a later version than QuickBooks showed
     * @param oldest date of the oldest record of the kind that is held; absent for lists, and where none is
     */
    record Compared(
            Set<String> differing,
            Set<String> older,
            @Nullable LocalDate oldest) {}

    /**
     * What taking in a set of records did.
     *
     * @param received how many records there were
     * @param changed how many of them were new or had another content
     * @param moved other records that are another now, by kind and id, though their own time of change may not say so:
     *     the vendors that new, changed or removed transactions name, whose balances have moved; the bills that new,
     *     changed or removed payments and credits name, now or before; the payments and credits that a changed or removed
     *     bill names now and did not before, or the other way round; what names a vendor that is removed: all that is open,
     *     and a bounded number of the rest
     */
    record Applied(int received, int changed, Map<Kind, Set<String>> moved) {

        /** Nothing came, nothing changed. */
        public static final Applied NOTHING = unchanged(0);

        /** So many came, and all were known. */
        public static Applied unchanged(int received) {
            return new Applied(received, 0, Map.of());
        }
    }
}
