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

/**
 * The comparison of the two sides over many bills: of everything, and of what one cycle brought. The bills of a company file are
 * multiplied in the database, since reading a million of them would take longer than what is measured.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Reconcile implements Bench.Measurement {

    private static final int PATIENCE_SECONDS = 120;

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int rounds = settings.number("rounds", 5);
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password())) {
            Customer customer = Customer.at(hub, Profile.named("typical").scaled(0.2));
            customer.updates();
            System.out.println("reconcile: medians of " + rounds + " comparisons of everything; one statement for each check");
            System.out.println("     bills   everything        after a cycle");
            for (int bills : settings.numbers("bills", "100000,1000000")) {
                grow(database, bills);
                System.out.println(Machine.format(
                        "%,10d   %8.2f s   %12.0f ms",
                        count(database), everything(hub, customer, database, rounds), afterACycle(database, customer)));
            }
        }
    }

    /** Copies of all bills under other identities, until there are so many; what vendors are owed grows with them. */
    private static void grow(Connection database, int wanted) throws SQLException {
        long original = one(database, "SELECT count(*) FROM bill WHERE txn_id NOT LIKE '%~%'");
        long first = one(database, "SELECT COALESCE(max(split_part(txn_id, '~', 2)::int), 0) FROM bill WHERE txn_id LIKE '%~%'") + 1;
        long last = Math.max(first - 1, wanted / original);
        for (var table : List.of("bill", "bill_line", "bill_link")) {
            copy(database, table, first, last);
        }
        run(database, """
                UPDATE vendor v
                   SET balance = (SELECT COALESCE(sum(b.open_balance), 0) FROM bill b WHERE b.company_id = v.company_id AND b.vendor_list_id = v.list_id AND b.removed_at IS NULL)
                               - (SELECT COALESCE(sum(c.open_balance), 0) FROM vendor_credit c WHERE c.company_id = v.company_id AND c.vendor_list_id = v.list_id AND c.removed_at IS NULL)
                """);
        run(database, "ANALYZE");
    }

    private static void copy(Connection database, String table, long first, long last) throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var found = database.getMetaData().getColumns(null, "public", table, null)) {
            while (found.next()) {
                var column = found.getString("COLUMN_NAME");
                columns.add(column);
                values.add(
                        switch (column) {
                            case "id", "bill_id" -> "md5(o." + column + "::text || n)::uuid";
                            case "txn_id" -> table.equals("bill") ? "o.txn_id || '~' || n" : "o.txn_id";
                            case "ref_number" -> "o.ref_number || '~' || n";
                            case "external_guid" -> "NULL";
                            default -> "o." + column;
                        });
            }
        }
        var originals = table.equals("bill")
                ? "o.txn_id NOT LIKE '%~%'"
                : "o.bill_id IN (SELECT b.id FROM bill b WHERE b.txn_id NOT LIKE '%~%')"
                        + (table.equals("bill_link") ? " AND o.txn_type <> 'VendorCredit'" : "");
        run(database, "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + String.join(", ", values) + " FROM "
                + table + " o CROSS JOIN generate_series(" + first + ", " + last + ") n WHERE " + originals);
    }

    private static double everything(Hub hub, Customer customer, Connection database, int rounds)
            throws IOException, InterruptedException, SQLException {
        var taken = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            hub.post(customer.company() + "/reconciliations", "");
            taken.add(last(database, "full"));
        }
        return taken.stream().sorted().toList().get(rounds / 2);
    }

    /** A chore of the hub compares what changed, seconds after the update. */
    private static double afterACycle(Connection database, Customer customer) throws SQLException, InterruptedException {
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
                var row = statement.executeQuery("SELECT extract(epoch FROM finished_at - started_at) FROM reconciliation WHERE scope = '"
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
