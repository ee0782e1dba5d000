package tandembench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.companyfile.profile.Profile;

/**
 * Bills a second through the whole SOAP path, against the bare program on the same data, server and shape of tables. The two
 * take turns with every few seconds' work, so that whatever else the machine does meets both; what counts is the ratio.
 */
@SuppressWarnings("SystemOut") // its output is its purpose
final class Ingest implements Bench.Measurement {

    private static final double MICROS = 1e6;

    /** What the bills of a pass are to those who get them. */
    private enum Case {
        NEW,
        UNCHANGED,
        CHANGED
    }

    /** One pass of one of the two. */
    private record Pass(double seconds, Duration own, Duration database) {
        double processorMicros(int bills) {
            return own.plus(database).toNanos() / 1e3 / bills;
        }
    }

    private record Pair(Pass hub, Pass bare) {}

    /** The processor time of a hub so far. */
    private record Used(Duration own, Duration database) {
        static Used by(Hub hub) {
            return new Used(Machine.processorTime(hub.process()), Machine.processorTimeOfTree(hub.database()));
        }
    }

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        int rounds = settings.number("rounds", 5);
        int bills = settings.number("bills", 3000);
        int warmUp = settings.number("warmup", 12);
        try (Hub hub = Hub.start(jar, settings.javaOptions());
                var bare = new BareProgram(DriverManager.getConnection(
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password()))) {
            var connector =
                    new ScriptedConnector(hub, Customer.at(hub, Profile.small().scaled(0.02)));
            System.out.println(Machine.format(
                    "ingest: bills of 4 lines, medians of %d rounds of %,d bills; processor time is user and system, of the program and"
                            + " of the database",
                    rounds, bills));
            System.out.println(
                    "page   bills       hub/s    bare/s   ratio   hub us/bill (+ database)   bare us/bill (+ database)   ratio");
            int next = 0;
            for (int size : settings.numbers("sizes", "100,300,1000")) {
                Map<Case, List<Pair>> measured = new EnumMap<>(Case.class);
                for (int round = -warmUp; round < rounds; round++) {
                    for (Case one : Case.values()) {
                        Pair pair = measure(
                                hub, connector, bare, pages(next, bills, size, one == Case.CHANGED), round % 2 == 0);
                        if (round >= 0) {
                            measured.computeIfAbsent(one, none -> new ArrayList<>())
                                    .add(pair);
                        }
                    }
                    next += bills;
                }
                measured.forEach((one, pairs) -> print(size, one, pairs, bills));
            }
        }
    }

    private static List<String> pages(int from, int bills, int size, boolean changed) {
        return IntStream.iterate(from, first -> first < from + bills, first -> first + size)
                .mapToObj(first -> Bills.page(first, Math.min(size, from + bills - first), changed))
                .toList();
    }

    private static Pair measure(
            Hub hub, ScriptedConnector connector, BareProgram bare, List<String> pages, boolean hubFirst)
            throws Exception {
        List<byte[]> escaped = pages.stream().map(Bills::escaped).toList();
        List<byte[]> plain = pages.stream()
                .map(page ->
                        ("<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<BillQueryRs requestID=\"b\" statusCode=\"0\">\n"
                                        + page + "</BillQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n")
                                .getBytes(StandardCharsets.UTF_8))
                .toList();
        if (hubFirst) {
            Pass first = ofHub(hub, connector, escaped);
            return new Pair(first, ofBare(hub, bare, plain));
        }
        Pass first = ofBare(hub, bare, plain);
        return new Pair(ofHub(hub, connector, escaped), first);
    }

    private static Pass ofHub(Hub hub, ScriptedConnector connector, List<byte[]> pages)
            throws ConnectionFailed, java.io.IOException, InterruptedException {
        var before = new Used[1];
        var taken = connector.deliver(pages, () -> before[0] = Used.by(hub));
        Used after = Used.by(hub);
        return new Pass(
                taken.nanos() / 1e9,
                after.own().minus(before[0].own()),
                after.database().minus(before[0].database()));
    }

    private static Pass ofBare(Hub hub, BareProgram bare, List<byte[]> pages) throws XMLStreamException, SQLException {
        Duration own = Machine.processorTime(ProcessHandle.current());
        Duration database = Machine.processorTimeOfTree(hub.database());
        long start = System.nanoTime();
        for (byte[] page : pages) {
            bare.take(page);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Pass(
                seconds,
                Machine.processorTime(ProcessHandle.current()).minus(own),
                Machine.processorTimeOfTree(hub.database()).minus(database));
    }

    private static void print(int size, Case one, List<Pair> pairs, int bills) {
        System.out.println(Machine.format(
                "%4d   %-9s %,7.0f   %,7.0f   %5.0f%%   %6.0f  %6.0f + %-6.0f  %6.0f  %6.0f + %-6.0f    %5.0f%%",
                size,
                one.name().toLowerCase(java.util.Locale.ROOT),
                Median.of(pairs, pair -> bills / pair.hub().seconds()),
                Median.of(pairs, pair -> bills / pair.bare().seconds()),
                100
                        * Median.of(
                                pairs,
                                pair -> pair.bare().seconds() / pair.hub().seconds()),
                Median.of(pairs, pair -> pair.hub().processorMicros(bills)),
                Median.of(pairs, pair -> pair.hub().own().toNanos() * MICROS / 1e9 / bills),
                Median.of(pairs, pair -> pair.hub().database().toNanos() * MICROS / 1e9 / bills),
                Median.of(pairs, pair -> pair.bare().processorMicros(bills)),
                Median.of(pairs, pair -> pair.bare().own().toNanos() * MICROS / 1e9 / bills),
                Median.of(pairs, pair -> pair.bare().database().toNanos() * MICROS / 1e9 / bills),
                100
                        * Median.of(
                                pairs,
                                pair -> pair.bare().processorMicros(bills)
                                        / pair.hub().processorMicros(bills))));
    }
}
