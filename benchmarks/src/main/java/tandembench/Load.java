package tandembench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tandemsim.companyfile.profile.Profile;

/**
 * Companies that poll, more and more of them at once, and a bare server that answers the same calls in turns with the hub: quiet updates,
 * updates that bring bills, updates that take a write along. What counts are the ratios of one run and the processor time of a call.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Load implements Bench.Measurement {

    private static final String LINE = "%-26s %9s %8s %8s  %-20s %-84s %s";
    private static final Runnable NOTHING = () -> {};
    private static final int AT_HALF_THE_LOAD = 32;

    private static final Profile SMALL = Profile.small().scaled(0.1);

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var database = DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password())) {
            var quiet = QuietCompanies.settled(hub, SMALL);
            System.out.println(LINE.formatted(
                    "load", "updates/s", "calls/s", "of bare", "us: hub + database", "p50 / p99 in ms", ""));
            for (int companies : settings.numbers("companies", "10,1000")) {
                quietUpdates(hub, database, quiet, companies, settings);
            }
            busyUpdates(hub, settings);
        }
    }

    private static void quietUpdates(Hub hub, Connection database, Customer customer, int companies, Settings settings)
            throws Exception {
        var turns = new Turns(QuietCompanies.turns(database, customer, companies));
        int seconds = settings.number("seconds", 10);
        try (Floor floor = Floor.start(hub, database, question(hub, turns))) {
            drive(hub, turns, 4).forSeconds(settings.number("warmup", 60));
            double most = 0;
            for (int atOnce : settings.numbers("at-once", "1,4,16,64")) {
                var ofHub = new ArrayList<Measured>();
                var ofFloor = new ArrayList<Measured>();
                for (int round = 0; round < settings.number("rounds", 3); round++) {
                    ofHub.add(drive(hub, turns, atOnce).forSeconds(seconds));
                    ofFloor.add(new Drive(floor.address(), floor.process(), hub.database(), turns, atOnce)
                            .forSeconds(seconds));
                }
                Measured measured = Measured.median(ofHub);
                Measured bare = Measured.median(ofFloor);
                most = Math.max(most, measured.updatesPerSecond());
                String ratio = Machine.format("%.0f %%", 100 * measured.callsPerSecond() / bare.callsPerSecond());
                print(Machine.format("%,d companies, %d", companies, atOnce), measured, ratio, "");
                print("  the bare server", bare, "", "");
            }
            Measured calm =
                    drive(hub, turns, AT_HALF_THE_LOAD).withRate(most / 2).forSeconds(2 * seconds);
            print("  at half the load", calm, "", standing(hub, database, turns));
        }
    }

    private static Drive drive(Hub hub, Turns turns, int atOnce) {
        return new Drive(hub.soapAddress(), hub.process(), hub.database(), turns, atOnce);
    }

    private static String standing(Hub hub, Connection database, Turns turns) throws Exception {
        var calls = new ArrayList<Integer>();
        int counted = new CountedStatements(hub, database)
                .all(() -> calls.add(drive(hub, turns, 1).times(20).calls().calls()));
        return Machine.format(
                "%.1f statements a call, %d connections, heap %d MiB",
                (double) counted / calls.getFirst(), connections(database), hub.heap() >> 20);
    }

    private static long connections(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) - 1 FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the hub asks in a quiet update, which the bare server then asks as well. */
    private static String question(Hub hub, Turns turns) throws Exception {
        var asked = new ArrayList<String>();
        Poller.Turn turn = turns.take();
        try (var poller = new Poller(hub.soapAddress())) {
            poller.update(new Poller.Turn(turn.userName(), turn.key(), NOTHING, turn.facts(), question -> {
                asked.add(question);
                return turn.answers().to(question);
            }));
        }
        turns.giveBack(turn);
        return Envelope.escaped(asked.getFirst());
    }

    private static void busyUpdates(Hub hub, Settings settings) throws Exception {
        var customers = new ArrayList<Customer>();
        for (int i = 0; i < settings.number("busy", 16); i++) {
            customers.add(QuietCompanies.settled(hub, SMALL));
        }
        if (customers.isEmpty()) {
            return;
        }
        int seconds = settings.number("seconds", 10);
        for (Work work : List.of(new BillsEntered(20), new BillPosted(hub))) {
            var all = new ArrayList<Poller.Turn>();
            for (Customer customer : customers) {
                all.add(work.turnOf(customer));
            }
            var turns = new Turns(all);
            drive(hub, turns, 4).forSeconds(seconds);
            for (int atOnce : settings.numbers("at-once", "1,4,16,64")) {
                if (atOnce <= customers.size()) {
                    print(work + ", " + atOnce, drive(hub, turns, atOnce).forSeconds(seconds), "", "");
                }
            }
        }
    }

    private static void print(String what, Measured measured, String ratio, String more) {
        System.out.println(LINE.formatted(
                what,
                Machine.format("%,.0f", measured.updatesPerSecond()),
                Machine.format("%,.0f", measured.callsPerSecond()),
                ratio,
                Machine.format("%,.0f + %,.0f", measured.ownMicros(), measured.databaseMicros()),
                measured.latencies(),
                Machine.format("%,d bytes a call ", measured.calls().bytesPerCall()) + more));
    }
}
