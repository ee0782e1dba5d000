package tandembench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tandemsim.companyfile.profile.Profile;

/**
 * The hub as it is delivered on tables in parts by company, in turns with the same hub on whole ones: quiet updates of many companies, first
 * loads, and which statements take longer. The parts are made from what the migrations made.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Partitions implements Bench.Measurement {

    private static final int UPDATES_TIMED = 50;
    private static final int MOST_STATEMENTS = 25;

    /** One of the two, with what was measured of it. */
    private record Side(
            String name, Hub hub, Connection database, Turns turns, List<Measured> quiet, List<Double> loads) {}

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int parts = settings.number("parts", 16);
        var divided = new ArrayList<String>();
        try (Hub whole = Hub.start(jar, settings.javaOptions());
                Hub inParts = Hub.start(jar, settings.javaOptions(), database -> {
                    divided.addAll(new Partitioning(database, parts).apply());
                    Database.run(
                            database,
                            "ALTER DATABASE tandem SET plan_cache_mode = "
                                    + settings.text("plans", "force_generic_plan"));
                });
                var databaseOfWhole = whole.connect();
                var databaseOfParts = inParts.connect()) {
            System.out.println(Machine.format(
                    "partitions: %d tables in %d parts each; medians of %d rounds in turns",
                    divided.size(), parts, settings.number("rounds", 5)));
            var sides = List.of(
                    side("whole tables", whole, databaseOfWhole, settings),
                    side("in parts", inParts, databaseOfParts, settings));
            quietUpdates(sides, settings);
            firstLoads(sides, settings);
            for (var side : sides) {
                System.out.println(Machine.format(
                        "%-14s %6.1f quiet updates/s, us of processor a call %,6.0f + %,6.0f; first load %6.2f s; %d connections of %,d KiB",
                        side.name(),
                        Measured.median(side.quiet()).updatesPerSecond(),
                        Measured.median(side.quiet()).ownMicros(),
                        Measured.median(side.quiet()).databaseMicros(),
                        Median.of(side.loads()),
                        Database.number(
                                side.database(),
                                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"),
                        memoryOfConnections(side)));
            }
            statements(sides);
        }
    }

    private static Side side(String name, Hub hub, Connection database, Settings settings) throws Exception {
        var customer =
                QuietCompanies.settled(hub, Profile.small().scaled(Double.parseDouble(settings.text("size", "0.02"))));
        var turns = new Turns(QuietCompanies.turns(database, customer, settings.number("companies", 1000)));
        return new Side(name, hub, database, turns, new ArrayList<>(), new ArrayList<>());
    }

    private static Drive drive(Side side, int atOnce) {
        return new Drive(
                side.hub().soapAddress(), side.hub().process(), side.hub().database(), side.turns(), atOnce);
    }

    private static void quietUpdates(List<Side> sides, Settings settings) throws Exception {
        for (var side : sides) {
            drive(side, 2).forSeconds(settings.number("warmup", 30));
        }
        for (int round = 0; round < settings.number("rounds", 5); round++) {
            for (var side : sides) {
                side.quiet().add(drive(side, 2).forSeconds(settings.number("seconds", 5)));
            }
        }
    }

    private static void firstLoads(List<Side> sides, Settings settings) throws Exception {
        var profile = Profile.typical().scaled(Double.parseDouble(settings.text("load-size", "0.1")));
        for (int round = 0; round < settings.number("loads", 3); round++) {
            for (var side : sides) {
                Duration taken = Customer.at(side.hub(), profile).updates().took();
                side.loads().add(taken.toNanos() / 1e9);
            }
        }
    }

    /** The mean of what a connection's process has for itself. */
    private static long memoryOfConnections(Side side) throws Exception {
        long all = 0;
        int connections = 0;
        for (var pid : Database.texts(
                side.database(), "SELECT pid FROM pg_stat_activity WHERE application_name LIKE '%JDBC%'")) {
            all += Machine.ownMemory(Long.parseLong(pid));
            connections++;
        }
        return all / Math.max(1, connections);
    }

    /** One statement on the two. */
    private record Comparison(String statement, TimedStatements.Taken whole, TimedStatements.Taken inParts) {
        double more() {
            return inParts.total() - whole.total();
        }
    }

    private static void statements(List<Side> sides) throws Exception {
        var whole = timed(sides.getFirst());
        var inParts = timed(sides.getLast());
        System.out.println("statements to which the parts add most: whole, in parts (ms each), how often");
        inParts.entrySet().stream()
                .map(entry -> new Comparison(
                        entry.getKey(),
                        whole.getOrDefault(entry.getKey(), TimedStatements.Taken.NOTHING),
                        entry.getValue()))
                .filter(comparison -> comparison.whole().times() > 0)
                .sorted(Comparator.comparingDouble(comparison -> -comparison.more()))
                .limit(MOST_STATEMENTS)
                .forEach(comparison -> System.out.println(Machine.format(
                        "%8.3f %8.3f %6d  %.110s",
                        comparison.whole().median(),
                        comparison.inParts().median(),
                        comparison.inParts().times(),
                        comparison.statement())));
    }

    private static Map<String, TimedStatements.Taken> timed(Side side) throws Exception {
        return new TimedStatements(side.hub(), side.database()).during(() -> {
            drive(side, 1).times(UPDATES_TIMED);
            side.hub().get("/actuator/prometheus");
            side.hub().get("/api/v1/companies?limit=50");
            side.hub().get("/api/v1/sync-states?limit=50");
            Thread.sleep(12_000);
        });
    }
}
