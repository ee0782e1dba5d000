package tandembench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tandemsim.companyfile.profile.Profile;

/**
 * Mixed load for a long time: companies that poll, bills that are entered in QuickBooks, bills that are posted from here, and somebody
 * who reads. Once a minute it is written down what a leak would let grow; in the end the last third is compared with the first.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Soak implements Bench.Measurement {

    private static final int STRETCH_SECONDS = 60;
    private static final int LOOKS_A_STRETCH = 20;

    /** Tables of which every call rewrites a row, so that they would swell if nobody cleaned up behind them. */
    private static final String REWRITTEN = "'company_sync', 'connector', 'read_mark', 'change_counter'";

    /**
     * How things stood at the end of a stretch.
     *
     * @param heap bytes in use, where it was lowest within the stretch
     * @param rewritten bytes of the tables of which each call rewrites a row, indexes included
     */
    private record Standing(
            double calls,
            double slowest,
            double heap,
            double threads,
            double files,
            double connections,
            double rewritten,
            double database,
            double dead) {}

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int minutes = settings.number("minutes", 60);
        int companies = settings.number("companies", 300);
        int busy = settings.number("busy", 4);
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password())) {
            Turns quiet = new Turns(QuietCompanies.turns(
                    database, QuietCompanies.settled(hub, Profile.small().scaled(0.1)), companies));
            Turns entered = turns(hub, busy, new BillsEntered(5));
            Turns posted = turns(hub, busy, new BillPosted(hub));
            System.out.println(Machine.format(
                    "soak: %,d companies poll, %d of them a second in all; in %d others bills are entered, in %d posted; %d minutes",
                    companies, settings.number("rate", 20), busy, busy, minutes));
            System.out.println(
                    "minute   calls   p99 ms   heap MiB   threads   files   connections   rewritten KiB   database MiB   dead rows");
            var standings = new ArrayList<Standing>();
            for (int minute = 1; minute <= minutes; minute++) {
                Standing standing = stretch(
                        hub,
                        database,
                        List.of(
                                drive(hub, quiet, 4, settings.number("rate", 20)),
                                drive(hub, entered, 2, settings.number("busy-rate", 1)),
                                drive(hub, posted, 2, settings.number("busy-rate", 1))));
                standings.add(standing);
                print(Machine.format("%6d", minute), standing);
            }
            compare(standings);
        }
    }

    private static Turns turns(Hub hub, int companies, Work work) throws Exception {
        var turns = new ArrayList<Poller.Turn>();
        for (int i = 0; i < companies; i++) {
            turns.add(work.turnOf(QuietCompanies.settled(hub, Profile.small().scaled(0.1))));
        }
        return new Turns(turns);
    }

    private static Drive drive(Hub hub, Turns turns, int atOnce, int rate) {
        return new Drive(hub.soapAddress(), hub.process(), hub.database(), turns, atOnce).withRate(rate);
    }

    private static Standing stretch(Hub hub, Connection database, List<Drive> drives) throws Exception {
        var measured = new ArrayList<Future<Measured>>();
        Future<Double> lowest;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            drives.forEach(drive -> measured.add(threads.submit(() -> drive.forSeconds(STRETCH_SECONDS))));
            lowest = threads.submit(lowestHeap(hub));
        }
        var calls = new ArrayList<CallTimes>();
        for (var one : measured) {
            calls.add(one.get().calls());
        }
        CallTimes all = CallTimes.together(calls);
        return new Standing(
                all.calls(),
                all.milliseconds("receiveResponseXML", 0.99),
                lowest.get(),
                hub.metric("jvm_threads_live_threads"),
                hub.metric("process_files_open_files"),
                hub.metric("hikaricp_connections"),
                number(
                        database,
                        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname IN ("
                                + REWRITTEN + ")"),
                number(database, "SELECT pg_database_size(current_database())"),
                number(database, "SELECT sum(n_dead_tup) FROM pg_stat_user_tables"));
    }

    /** What is in use right after a collection is the least; meanwhile somebody reads what people look at. */
    private static Callable<Double> lowestHeap(Hub hub) {
        return () -> {
            double lowest = Double.MAX_VALUE;
            for (int i = 0; i < LOOKS_A_STRETCH; i++) {
                hub.get("/api/v1/companies?limit=50");
                hub.get("/api/v1/requests?limit=50");
                lowest = Math.min(lowest, hub.heap());
                Thread.sleep(STRETCH_SECONDS * 1000 / LOOKS_A_STRETCH - 50);
            }
            return lowest;
        };
    }

    private static double number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void compare(List<Standing> all) {
        int third = Math.max(1, all.size() / 3);
        System.out.println("Medians of the first third and of the last:");
        print(" first", median(all.subList(0, third)));
        print("  last", median(all.subList(all.size() - third, all.size())));
    }

    private static Standing median(List<Standing> some) {
        return new Standing(
                Median.of(some, Standing::calls),
                Median.of(some, Standing::slowest),
                Median.of(some, Standing::heap),
                Median.of(some, Standing::threads),
                Median.of(some, Standing::files),
                Median.of(some, Standing::connections),
                Median.of(some, Standing::rewritten),
                Median.of(some, Standing::database),
                Median.of(some, Standing::dead));
    }

    private static void print(String when, Standing standing) {
        System.out.println(Machine.format(
                "%s  %,6.0f  %7.1f  %9.1f  %8.0f  %6.0f  %12.0f  %14.0f  %13.1f  %10.0f",
                when,
                standing.calls(),
                standing.slowest(),
                standing.heap() / (1 << 20),
                standing.threads(),
                standing.files(),
                standing.connections(),
                standing.rewritten() / 1024,
                standing.database() / (1 << 20),
                standing.dead()));
    }
}
