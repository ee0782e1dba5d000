package tandembench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tandemsim.companyfile.profile.Profile;

/** One response of many megabytes, applied by a hub with a small heap. */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Heap implements Bench.Measurement {

    private static final Pattern COLLECTION = Pattern.compile("Pause .*? (\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private static final int BILLS_TO_WEIGH = 100;

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int megabytes = settings.number("megabytes", 64);
        int bills = (int) (megabytes
                * 1_048_576L
                * BILLS_TO_WEIGH
                / Bills.page(0, BILLS_TO_WEIGH, false).length());
        System.out.println(Machine.format("heap: one response of %d MiB, %,d bills of 4 lines", megabytes, bills));
        byte[] page = Bills.escaped(Bills.page(0, bills, false));
        for (int heap : settings.numbers("heaps", "512,256")) {
            measure(jar, settings, heap, bills, page);
        }
    }

    private static void measure(Path jar, Settings settings, int heap, int bills, byte[] page) throws Exception {
        Path directory = Files.createTempDirectory("tandem-bench-gc-");
        Path log = directory.resolve("gc.log");
        var options = new ArrayList<>(settings.javaOptions());
        options.addAll(List.of("-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + log));
        try (Hub hub = Hub.start(jar, options)) {
            var connector =
                    new ScriptedConnector(hub, Customer.at(hub, Profile.small().scaled(0.02)));
            int before = Files.readAllLines(log).size();
            var taken = connector.deliver(List.of(page), () -> {});
            List<MatchResult> collections = Files.readAllLines(log).stream()
                    .skip(before)
                    .flatMap(line -> COLLECTION.matcher(line).results())
                    .toList();
            System.out.println(Machine.format(
                    "-Xmx%dm: %,d of %,d bills stored in %.1f s; heap before a collection at most %d MiB, after one at most %d MiB,"
                            + " of %d MiB; %d collections; the process had %d MiB at most",
                    heap,
                    stored(hub),
                    bills,
                    taken.nanos() / 1e9,
                    most(collections, 1),
                    most(collections, 2),
                    most(collections, 3),
                    collections.size(),
                    Machine.mostMemory(hub.process())));
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(directory);
        }
    }

    private static int most(List<MatchResult> collections, int group) {
        return collections.stream()
                .mapToInt(found -> Integer.parseInt(found.group(group)))
                .max()
                .orElse(0);
    }

    /** The bills of the response; those of the simulated file have other numbers. */
    private static long stored(Hub hub) throws java.sql.SQLException {
        try (var connection = DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM bill WHERE txn_id LIKE '%-1771950011'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
