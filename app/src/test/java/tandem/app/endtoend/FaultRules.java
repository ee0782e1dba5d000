package tandem.app.endtoend;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.reading.ReadMark;
import tandemsim.companyfile.Truth;

/** The rules that must hold at any time, looked up in the hub's own tables. */
final class FaultRules {

    private static final List<String> TABLES = List.of(
            "account",
            "terms",
            "list_class",
            "currency",
            "vendor",
            "customer_job",
            "item",
            "bill",
            "vendor_credit",
            "bill_payment");

    private static final Map<String, String> TABLE_OF_LIST =
            Map.of("Vendor", "vendor", "Account", "account", "Class", "list_class", "Customer", "customer_job");

    private final RunningHub hub;

    FaultRules(RunningHub hub) {
        this.hub = hub;
    }

    /** Another one after each restart. */
    private JdbcClient sql() {
        return hub.sql();
    }

    /** Every rule that a company breaks now, in words. */
    List<String> brokenBy(FaultyCompany company) {
        var broken = new ArrayList<String>();
        oneSessionAtATime(company, broken);
        everyStopHasAReason(company, broken);
        feedIsWhole(company, broken);
        if (!company.isConfirmed()) {
            nothingButIdentity(company, broken);
        }
        nothingOfOthers(company, broken);
        if (company.wentBack()) {
            nothingAppliedSince(company, broken);
        } else {
            marksAreNotAheadOfTheMirror(company, broken);
        }
        return broken;
    }

    /** R1. */
    private void oneSessionAtATime(FaultyCompany company, List<String> broken) {
        long open = number("SELECT count(*) FROM session WHERE company_id = :company AND ended_at IS NULL", company);
        if (open > 1) {
            broken.add("R1: " + open + " open sessions");
        }
    }

    /** R10. */
    private void everyStopHasAReason(FaultyCompany company, List<String> broken) {
        long silent = number("""
                SELECT count(*) FROM session
                 WHERE company_id = :company AND outcome IN ('failed', 'refused') AND coalesce(error_message, '') = ''
                """, company);
        if (silent > 0) {
            broken.add("R10: " + silent + " sessions stopped without a reason");
        }
        long mute = number("""
                SELECT count(*) FROM connector
                 WHERE company_id = :company AND answer IN ('none', 'busy', 'waiting') AND coalesce(answer_reason, '') = ''
                """, company);
        if (mute > 0) {
            broken.add("R10: " + mute + " connectors wait without a reason");
        }
    }

    private void feedIsWhole(FaultyCompany company, List<String> broken) {
        var feed = sql().sql("""
                        SELECT count(*) AS entries, coalesce(min(seq), 1) AS first, coalesce(max(seq), 0) AS last,
                               coalesce((SELECT last_seq FROM change_counter WHERE company_id = :company), 0) AS counted,
                               (SELECT count(*)
                                  FROM (SELECT at, lag(at) OVER (ORDER BY seq) AS before
                                          FROM change_feed WHERE company_id = :company) f
                                 WHERE at < before) AS backwards
                          FROM change_feed WHERE company_id = :company
                        """).param("company", company.id()).query().singleRow();
        long last = number(feed, "last");
        if (number(feed, "first") != 1 || number(feed, "entries") != last || number(feed, "counted") != last) {
            broken.add("the feed has holes: " + feed);
        }
        if (number(feed, "backwards") > 0) {
            broken.add("the feed's times go backwards: " + feed);
        }
    }

    private static long number(Map<String, ?> row, String column) {
        return (Long) Objects.requireNonNull(row.get(column));
    }

    /** R2. */
    private void nothingButIdentity(FaultyCompany company, List<String> broken) {
        for (String table : TABLES) {
            long rows = number("SELECT count(*) FROM " + table + " WHERE company_id = :company", company);
            if (rows > 0) {
                broken.add("R2: " + rows + " rows in " + table + " before the confirmation");
            }
        }
    }

    /** R12: the file never held these. */
    private void nothingOfOthers(FaultyCompany company, List<String> broken) {
        var foreign = TABLES.stream()
                .flatMap(table -> versions(table, company).keySet().stream())
                .filter(id -> !company.everHeld().contains(id))
                .toList();
        if (!foreign.isEmpty()) {
            broken.add("R12: not of this file: " + foreign);
        }
    }

    /** R9. */
    private void nothingAppliedSince(FaultyCompany company, List<String> broken) {
        long told = toldSince(company, company.feedWhenItWentBack());
        if (told > 0) {
            broken.add("R9: " + told + " changes were told after the file had gone back in time");
        }
    }

    /** R6: whatever changed before the time from which the next question asks has to be here. */
    private void marksAreNotAheadOfTheMirror(FaultyCompany company, List<String> broken) {
        var read = readFrom(company);
        var truth = company.file().truth();
        var vendors = new HashMap<String, Version>();
        truth.vendors().forEach(one -> vendors.put(one.listId(), new Version(one.editSequence(), one.timeModified())));
        applied(company, broken, read.get("vendor"), "vendor", vendors);
        for (String list : List.of("Account", "Class", "Customer")) {
            var table = Objects.requireNonNull(TABLE_OF_LIST.get(list));
            var kind = list.equals("Class") ? "class" : table;
            applied(
                    company,
                    broken,
                    read.get(kind),
                    table,
                    truth.otherLists().stream()
                            .filter(entry -> entry.kind().equals(list))
                            .collect(Collectors.toMap(Truth.EntryTruth::listId, FaultRules::version)));
        }
        applied(
                company,
                broken,
                read.get("item"),
                "item",
                truth.otherLists().stream()
                        .filter(entry -> entry.kind().startsWith("Item"))
                        .collect(Collectors.toMap(Truth.EntryTruth::listId, FaultRules::version)));
        applied(
                company,
                broken,
                read.get("bill"),
                "bill",
                truth.bills().stream()
                        .collect(Collectors.toMap(
                                Truth.BillTruth::txnId,
                                bill -> new Version(bill.editSequence(), bill.timeModified()))));
        applied(
                company,
                broken,
                read.get("vendor_credit"),
                "vendor_credit",
                truth.credits().stream()
                        .collect(Collectors.toMap(
                                Truth.CreditTruth::txnId,
                                credit -> new Version(credit.editSequence(), credit.timeModified()))));
        for (boolean card : new boolean[] {false, true}) {
            applied(
                    company,
                    broken,
                    read.get(card ? "bill_payment_credit_card" : "bill_payment_check"),
                    "bill_payment",
                    truth.payments().stream()
                            .filter(payment -> payment.card() == card)
                            .collect(Collectors.toMap(
                                    Truth.PaymentTruth::txnId,
                                    payment -> new Version(payment.editSequence(), payment.timeModified()))));
        }
        removed(company, broken, read);
    }

    private record Version(String editSequence, String timeModified) {
        LocalDateTime wall() {
            return LocalDateTime.parse(timeModified.substring(0, 19));
        }
    }

    private static Version version(Truth.EntryTruth entry) {
        return new Version(entry.editSequence(), entry.timeModified());
    }

    private void applied(
            FaultyCompany company,
            List<String> broken,
            @Nullable LocalDateTime readFrom,
            String table,
            Map<String, Version> told) {
        if (readFrom == null) {
            return;
        }
        var held = versions(table, company);
        told.forEach((id, version) -> {
            if (version.wall().isBefore(readFrom) && !version.editSequence().equals(held.get(id))) {
                broken.add("R6: " + table + " " + id + " of " + version + " is here as " + held.get(id)
                        + ", and will not be asked for again: questions begin at " + readFrom);
            }
        });
    }

    private void removed(FaultyCompany company, List<String> broken, Map<String, LocalDateTime> read) {
        for (String table : TABLES) {
            boolean list = !table.equals("bill") && !table.equals("vendor_credit") && !table.equals("bill_payment");
            var from = read.get(list ? ReadMark.DELETED_ENTRIES : ReadMark.DELETED_TRANSACTIONS);
            if (from == null) {
                continue;
            }
            for (String id : versions(table, company).keySet()) {
                var gone = company.goneSince().get(id);
                if (gone != null && gone.isBefore(from)) {
                    broken.add("R6: " + table + " " + id + " was deleted before " + gone
                            + " and is still here; questions begin at " + from);
                }
            }
        }
    }

    /** From when on each subject's changes are asked for next; those that are not read completely are left out. */
    private Map<String, LocalDateTime> readFrom(FaultyCompany company) {
        return sql()
                .sql("""
                        SELECT kind, synced_through FROM read_mark
                         WHERE company_id = :company AND synced_through IS NOT NULL AND initial_done
                           AND (complete OR kind LIKE 'deleted%')
                        """)
                .param("company", company.id())
                .query((row, number) -> Map.entry(
                        row.getString(1), row.getObject(2, LocalDateTime.class).minus(ReadMark.OVERLAP)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The records that are not removed, with their versions. */
    private Map<String, String> versions(String table, FaultyCompany company) {
        var id = Stream.of("bill", "vendor_credit", "bill_payment").anyMatch(table::equals) ? "txn_id" : "list_id";
        return sql()
                .sql("SELECT " + id + ", edit_sequence FROM " + table
                        + " WHERE company_id = :company AND removed_at IS NULL")
                .param("company", company.id())
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** At the end: who reads the feed alone knows what is here. Of what this side writes about as well, more is told. */
    List<String> feedTellsTheMirror(FaultyCompany company) {
        var broken = new ArrayList<String>();
        for (String table : TABLES) {
            sql().sql("""
                            SELECT concat_ws(' ', h.id, 'version', h.version, 'removed', h.removed_at, 'told', t.changes) AS row
                              FROM %s h
                              LEFT JOIN LATERAL (SELECT array_agg(f.change ORDER BY f.seq) AS changes
                                                   FROM change_feed f
                                                  WHERE f.company_id = h.company_id AND f.entity_id = h.id) t ON true
                             CROSS JOIN LATERAL (
                                   SELECT EXISTS (SELECT FROM request r
                                                   WHERE r.company_id = h.company_id AND r.subject_id = h.id) AS is_written
                                   ) w
                             WHERE h.company_id = :company
                               AND (t.changes[1] IS DISTINCT FROM 'created'
                                    OR 'created' = ANY (t.changes[2:])
                                    OR coalesce(array_length(t.changes, 1), 0) < h.version
                                    OR NOT w.is_written
                                       AND ((t.changes[array_upper(t.changes, 1)] = 'removed') <> (h.removed_at IS NOT NULL)
                                            OR array_length(t.changes, 1) <> h.version))
                            """.formatted(table))
                    .param("company", company.id())
                    .query(String.class)
                    .list()
                    .forEach(row -> broken.add("the feed does not tell a row of " + table + " as it is: " + row));
        }
        return broken;
    }

    /** Who holds the company, and whether it may work. */
    Standing standing(FaultyCompany company) {
        return sql().sql("""
                        SELECT y.suspended_code, y.stamp_confirmed IS NOT NULL AS marked, y.lease_connector_id,
                               y.lease_attempted_at, y.last_restore_time, y.pairing, c.pause_reason
                          FROM company_sync y JOIN company c ON c.id = y.company_id
                         WHERE y.company_id = :company
                        """)
                .param("company", company.id())
                .query((row, number) -> new Standing(
                        row.getString("suspended_code") != null,
                        row.getBoolean("marked"),
                        row.getObject("lease_connector_id", UUID.class),
                        row.getObject("lease_attempted_at", java.time.OffsetDateTime.class),
                        row.getString("last_restore_time") != null,
                        row.getString("pairing"),
                        row.getString("pause_reason") != null))
                .single();
    }

    record Standing(
            boolean suspended,
            boolean marked,
            UUID holder,
            java.time.OffsetDateTime attempted,
            boolean restoreTimeKnown,
            String pairing,
            boolean paused) {

        boolean mayEnter(UUID connector, java.time.Instant now) {
            return !suspended
                    && !paused
                    && (holder == null
                            || holder.equals(connector)
                            || attempted.toInstant().isBefore(now.minus(Duration.ofMinutes(31)))); // clocks are apart
        }
    }

    /** The number of the last change that was told. */
    long feed(FaultyCompany company) {
        return number("SELECT coalesce(max(seq), 0) FROM change_feed WHERE company_id = :company", company);
    }

    /** How much was told after a change of what QuickBooks alone has to do with. */
    private long toldSince(FaultyCompany company, long seq) {
        return sql().sql("""
                        SELECT count(*)
                          FROM change_feed f
                         WHERE f.company_id = :company
                           AND f.seq > :seq
                           AND f.kind NOT IN ('request', 'payment', 'terms')
                           AND NOT EXISTS (SELECT FROM own_bill o WHERE o.company_id = f.company_id AND o.id = f.entity_id)
                           AND NOT EXISTS (SELECT FROM request r WHERE r.company_id = f.company_id AND r.subject_id = f.entity_id)
                        """)
                .param("company", company.id())
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    /** Why its connectors were last sent away. */
    String answerReason(FaultyCompany company) {
        return sql().sql("SELECT string_agg(answer_reason, ' | ') FROM connector WHERE company_id = :company")
                .param("company", company.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    long openSessions(FaultyCompany company) {
        return number("SELECT count(*) FROM session WHERE company_id = :company AND ended_at IS NULL", company);
    }

    long sessions() {
        return sql().sql("SELECT count(*) FROM session").query(Long.class).single();
    }

    private long number(String query, FaultyCompany company) {
        return sql().sql(query).param("company", company.id()).query(Long.class).single();
    }
}
