package tandembench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tandemsim.companyfile.profile.Profile;

/**
 * What becomes of the costs as companies become many: what one company takes in the database, what a quiet update writes, and the statements
 * that look at all companies. The companies are copies of a little one, made in the database.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Scale implements Bench.Measurement {

    private static final int UPDATES = 500;

    /** Statements by how their first lines look. */
    private static final Map<String, Pattern> LOOKS = looks();

    private static Map<String, Pattern> looks() {
        var looks = new LinkedHashMap<String, Pattern>();
        looks.put("authenticate: the caller", Pattern.compile("SELECT k\\.company_id, k\\.id AS connector_id.*"));
        looks.put("authenticate: the session", Pattern.compile("WITH taken AS \\("));
        looks.put("each call: the session", Pattern.compile("SELECT s\\.company_id, s\\.id AS session_id.*"));
        looks.put("each call: what it keeps", Pattern.compile("WITH saved AS \\("));
        looks.put("companies of a page of 50", Pattern.compile("SELECT c\\.\\*, s\\.pairing.*"));
        looks.put("the board's order of all", Pattern.compile("WITH zone AS \\("));
        looks.put("figures of all", Pattern.compile("WITH standing AS MATERIALIZED \\("));
        looks.put("webhooks to call, 3 endpoints", Pattern.compile("WITH due AS MATERIALIZED \\("));
        looks.put("companies to compare", Pattern.compile("SELECT s\\.company_id"));
        looks.put("companies to tidy", Pattern.compile("SELECT company_id"));
        looks.put("old exchanges", Pattern.compile("DELETE FROM exchange"));
        looks.put("old responses", Pattern.compile("UPDATE exchange"));
        looks.put("old sessions", Pattern.compile("DELETE FROM session"));
        looks.put("old changes", Pattern.compile("DELETE FROM change_feed d"));
        looks.put("old comparisons", Pattern.compile("DELETE FROM reconciliation"));
        looks.put("chores that are due", Pattern.compile("select \\* from scheduled_tasks where picked.*"));
        return looks;
    }

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        oneCompany(jar, settings);
        manyCompanies(jar, settings);
    }

    private static void oneCompany(Path jar, Settings settings) throws Exception {
        var profile = Profile.named(settings.text("profile", "typical"))
                .scaled(Double.parseDouble(settings.text("profile-size", "0.2")));
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = hub.connect()) {
            long empty = Database.size(database);
            long before = Database.logged(database);
            var customer = QuietCompanies.settled(hub, profile);
            long bills = Database.number(database, "SELECT count(*) FROM bill");
            System.out.println(Machine.format(
                    "scale: a %s company of %,d bills: %,d bytes of log a bill until it is quiet",
                    profile.name(), bills, (Database.logged(database) - before) / bills));
            for (int i = 0; i < UPDATES; i++) {
                customer.updates();
            }
            Database.run(database, "VACUUM (FULL, ANALYZE)");
            System.out.println(Machine.format("%-22s %9s %14s %14s", "table", "rows", "bytes a row", "of its indexes"));
            for (var line : Database.texts(database, """
                    SELECT format('%-22s %9s %14s %14s', relname, reltuples::bigint, (pg_table_size(oid) / reltuples)::bigint,
                                  (pg_indexes_size(oid) / reltuples)::bigint)
                      FROM pg_class
                     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= 500
                     ORDER BY pg_total_relation_size(oid) DESC
                    """)) {
                System.out.println(line);
            }
            Database.texts(database, """
                            SELECT format('an exchange: request %s bytes, answer %s; %s answers of %s exchanges are kept',
                                          avg(pg_column_size(request))::int, avg(pg_column_size(response))::int, count(response),
                                          count(*))
                              FROM exchange
                            """).forEach(System.out::println);
            long used = Database.size(database) - empty;
            System.out.println(Machine.format("all of it: %,d bytes, %,d for each bill", used, used / bills));
        }
    }

    private static void manyCompanies(Path jar, Settings settings) throws Exception {
        var profile = Profile.small().scaled(Double.parseDouble(settings.text("size", "0.02")));
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = hub.connect()) {
            var customer = QuietCompanies.settled(hub, profile);
            for (int companies : settings.numbers("companies", "100,10000")) {
                var turns = QuietCompanies.turns(database, customer, companies);
                endpoints(database);
                Database.run(database, "VACUUM ANALYZE");
                System.out.println(Machine.format(
                        "%n%,d companies, %,d bytes each", companies, Database.size(database) / companies));
                updates(hub, database, turns, settings);
                looks(hub, database, new Turns(turns), settings.number("rounds", 5));
            }
        }
    }

    /** Three endpoints that are told of all companies and have been told of everything. */
    private static void endpoints(Connection database) throws SQLException {
        Database.run(database, """
                INSERT INTO webhook_endpoint (id, url, event_types, secret, created_at, created_by)
                SELECT md5(n::text)::uuid, 'https://receiver.invalid/', '{}', '', now(), 'benchmark' FROM generate_series(1, 3) n
                    ON CONFLICT DO NOTHING
                """);
        Database.run(database, """
                INSERT INTO webhook_position (endpoint_id, company_id, after_seq)
                SELECT e.id, c.company_id, c.last_seq FROM webhook_endpoint e CROSS JOIN change_counter c
                    ON CONFLICT (endpoint_id, company_id) DO UPDATE SET after_seq = excluded.after_seq
                """);
    }

    /** The same companies twice after a checkpoint: at first PostgreSQL logs each page as a whole that is written to. */
    private static void updates(Hub hub, Connection database, List<Poller.Turn> all, Settings settings)
            throws Exception {
        var turns = all.subList(0, Math.min(UPDATES, all.size()));
        var drive = new Drive(hub.soapAddress(), hub.process(), hub.database(), new Turns(turns), 2);
        drive.forSeconds(settings.number("warmup", 20));
        Database.run(database, "CHECKPOINT");
        long atFirst = logged(database, drive, turns.size());
        long later = logged(database, drive, turns.size());
        var measured = drive.forSeconds(settings.number("seconds", 10));
        System.out.println(Machine.format(
                "quiet updates, 2 at once: %.0f a second, %,.0f + %,.0f us of processor a call, %,d bytes of log an update"
                        + " and %,d the first time after a checkpoint",
                measured.updatesPerSecond(), measured.ownMicros(), measured.databaseMicros(), later, atFirst));
    }

    private static long logged(Connection database, Drive drive, int updates) throws Exception {
        long before = Database.logged(database);
        drive.times(updates);
        return (Database.logged(database) - before) / updates;
    }

    private static void looks(Hub hub, Connection database, Turns turns, int rounds) throws Exception {
        var drive = new Drive(hub.soapAddress(), hub.process(), hub.database(), turns, 1);
        var statements = new TimedStatements(hub, database);
        var taken = statements.during(() -> {
            for (int round = 0; round < rounds; round++) {
                Database.run(
                        database,
                        "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name <> 'compare-everything-at-night'");
                hub.get("/actuator/prometheus");
                hub.get("/api/v1/companies?limit=50");
                hub.get("/api/v1/sync-states?limit=50");
                drive.times(20);
                Thread.sleep(16_000); // figures are good for 15 seconds
            }
        });
        LOOKS.forEach((name, look) -> {
            var each = taken.entrySet().stream()
                    .filter(entry -> look.matcher(entry.getKey()).matches())
                    .map(Map.Entry::getValue)
                    .reduce(TimedStatements.Taken.NOTHING, TimedStatements.Taken::plus);
            System.out.println(Machine.format("%-32s %9.2f ms (%d times)", name, each.median(), each.times()));
        });
    }
}
