package tandembench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;

/**
 * The comparison of the two sides over many bills: of everything, and of what one cycle brought; and a cycle that verifies one window of
 * the file. The bills of a company file are multiplied in the database, since reading a million of them would take longer than what is
 * measured. The copies are older than all that the file has, so that the newest window of it agrees, and their ids rise in the order in
 * which they came, as the hub's own do.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Reconcile implements Bench.Measurement {

    private static final int PATIENCE_SECONDS = 120;
    private static final int KINDS = 12;

    /** Nearly as many bills as a window may hold. */
    private static final int BILLS_IN_WINDOW = 900;

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int rounds = settings.number("rounds", 5);
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password())) {
            Customer customer = Customer.at(hub, Profile.named("typical").scaled(0.2));
            for (int i = 0; i < 2 * KINDS; i++) {
                customer.updates(); // reads all, compares what is open, and verifies the newest window of each kind
            }
            var statements = new CountedStatements(hub, database);
            System.out.println("reconcile: medians of " + rounds + "; statements without BEGIN and COMMIT");
            System.out.println(
                    "     bills   everything (statements)   after a cycle   quiet cycle   cycle with a window of "
                            + BILLS_IN_WINDOW + " (statements to take it in)");
            for (int bills : settings.numbers("bills", "100000,1000000")) {
                grow(database, bills);
                System.out.println(Machine.format(
                        "%,10d   %8.2f s (%d)   %12.0f ms   %8.0f ms   %8.0f ms (%d)",
                        count(database),
                        everything(hub, customer, database, rounds),
                        statements.of("WITH found AS MATERIALIZED", () -> compareEverything(hub, customer)),
                        afterACycle(database, customer),
                        quietCycle(customer, rounds),
                        verifyingCycle(customer, database, rounds),
                        statements.of("WITH shown AS", () -> verify(customer, database))));
            }
        }
    }

    /** Copies of all bills under other identities, until there are so many; what vendors are owed grows with them. */
    private static void grow(Connection database, int wanted) throws SQLException {
        long original = one(database, "SELECT count(*) FROM bill WHERE txn_id NOT LIKE '%~%'");
        long first = one(
                        database,
                        "SELECT COALESCE(max(split_part(txn_id, '~', 2)::int), 0) FROM bill WHERE txn_id LIKE '%~%'")
                + 1;
        long last = Math.max(first - 1, wanted / original);
        long days = one(database, "SELECT max(txn_date) - min(txn_date) + 1 FROM bill WHERE txn_id NOT LIKE '%~%'");
        for (var table : List.of("bill", "bill_line", "bill_link")) {
            copy(database, table, first, last, days);
        }
        run(database, """
                UPDATE vendor v
                   SET balance = (SELECT COALESCE(sum(b.open_balance), 0) FROM bill b WHERE b.company_id = v.company_id AND b.vendor_list_id = v.list_id AND b.removed_at IS NULL)
                               - (SELECT COALESCE(sum(c.open_balance), 0) FROM vendor_credit c WHERE c.company_id = v.company_id AND c.vendor_list_id = v.list_id AND c.removed_at IS NULL)
                """);
        run(database, "ANALYZE");
    }

    private static void copy(Connection database, String table, long first, long last, long days) throws SQLException {
        var originals = table.equals("bill")
                ? "o.txn_id NOT LIKE '%~%'"
                : "o.bill_id IN (SELECT b.id FROM bill b WHERE b.txn_id NOT LIKE '%~%')"
                        + (table.equals("bill_link") ? " AND o.txn_type <> 'VendorCredit'" : "");
        RowCopies.insert(
                database,
                table,
                column -> value(table, column, days),
                "FROM " + table + " o CROSS JOIN generate_series(" + first + ", " + last + ") n WHERE " + originals
                        + " ORDER BY n, o." + (table.equals("bill") ? "id" : "bill_id, o.position"));
    }

    private static String value(String table, String column, long days) {
        return switch (column) {
            case "id", "bill_id" -> "(lpad(to_hex(n), 12, '0') || right(md5(o." + column + "::text), 20))::uuid";
            case "txn_id" -> table.equals("bill") ? "o.txn_id || '~' || n" : "o.txn_id";
            case "ref_number" -> "o.ref_number || '~' || n";
            case "txn_date" -> table.equals("bill") ? "o.txn_date - " + days : "o.txn_date";
            case "external_guid" -> "NULL";
            default -> "o." + column;
        };
    }

    private static double everything(Hub hub, Customer customer, Connection database, int rounds)
            throws IOException, InterruptedException, SQLException {
        var taken = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            compareEverything(hub, customer);
            taken.add(last(database, "full"));
        }
        return Median.of(taken);
    }

    private static void compareEverything(Hub hub, Customer customer) throws IOException, InterruptedException {
        hub.post(customer.company() + "/reconciliations", "");
    }

    private static double quietCycle(Customer customer, int rounds) {
        var taken = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            taken.add(milliseconds(customer.updates()));
        }
        return Median.of(taken);
    }

    private static double verifyingCycle(Customer customer, Connection database, int rounds) throws SQLException {
        var taken = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            taken.add(milliseconds(verify(customer, database)));
        }
        return Median.of(taken);
    }

    private static double milliseconds(UpdateResult update) {
        return update.took().toNanos() / 1e6;
    }

    /** A new round of the bills begins with the newest ones; nothing else is due to be verified. */
    private static UpdateResult verify(Customer customer, Connection database) throws SQLException {
        run(database, """
                UPDATE read_mark m
                   SET scrub = jsonb_build_object('found', 0, 'days', w.days)
                  FROM (SELECT company_id, current_date - min(txn_date) AS days
                          FROM (SELECT company_id, txn_date FROM bill WHERE removed_at IS NULL ORDER BY txn_date DESC LIMIT %d) b
                         GROUP BY 1) w
                 WHERE m.company_id = w.company_id AND m.kind = 'bill'
                """.formatted(BILLS_IN_WINDOW));
        var update = customer.updates();
        long compared = one(
                database,
                "SELECT count(*) FROM read_mark WHERE kind = 'bill' AND scrub ->> 'before' IS NOT NULL"
                        + " AND (scrub ->> 'found')::int = 0");
        if (compared != 1 || update.requests().size() != 1) {
            throw new IllegalStateException("the window was not verified, or does not agree: " + update);
        }
        return update;
    }

    /** A chore of the hub compares what changed, seconds after the update. */
    private static double afterACycle(Connection database, Customer customer)
            throws SQLException, InterruptedException {
        var file = customer.quickBooks().openFile();
        if (file == null) {
            throw new IllegalStateException("no company file is open");
        }
        var vendor = file.truth().vendors().getFirst().listId();
        for (int i = 0; i < 10; i++) {
            file.bookkeeper().newBill(vendor, BillDraft.of("R-" + System.nanoTime(), "10.00"));
        }
        var before = one(database, "SELECT count(*) FROM reconciliation WHERE scope = 'changes'");
        customer.updates();
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            if (one(database, "SELECT count(*) FROM reconciliation WHERE scope = 'changes'") > before) {
                return 1000 * last(database, "changes");
            }
            Thread.sleep(1000);
        }
        throw new IllegalStateException("nothing was compared after the update");
    }

    private static double last(Connection database, String scope) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "SELECT extract(epoch FROM finished_at - started_at) FROM reconciliation WHERE scope = '"
                                + scope + "' ORDER BY id DESC LIMIT 1")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static long count(Connection database) throws SQLException {
        return one(database, "SELECT count(*) FROM bill");
    }

    private static long one(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
