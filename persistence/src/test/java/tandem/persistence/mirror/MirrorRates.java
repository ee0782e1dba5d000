package tandem.persistence.mirror;

import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.ref;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.persistence.testing.TestDatabases;

/**
 * Measures how many bills of four lines one thread takes in: new ones, the same again, the same with another time, and with
 * another content. The server runs with its own defaults, so every page is on disk before the next begins. Beside the rate by
 * the clock stand the microseconds of processor time that a bill costs here and in the server, which do not depend on what
 * else the machine is doing.
 *
 * <p>Arguments: bills (default 20000) and page sizes (default 100 and 1000).
 */
public final class MirrorRates {

    private static final long MICROS_PER_TICK = 10_000;

    private MirrorRates() {}

    /** Prints one line for each page size and case. */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        List<Integer> sizes = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            sizes.add(Integer.valueOf(arguments[i]));
        }
        TestDatabases server = TestDatabases.durable();
        for (int size : sizes.isEmpty() ? List.of(100, 100, 1000) : sizes) {
            measure(MirrorDatabase.in(server.create(), 1), count, size);
        }
    }

    private static void measure(JdbcTemplate jdbc, int count, int size) {
        var transactions =
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
        var mirror = new JdbcMirror(jdbc);
        CompanyId company = MirrorDatabase.newCompany(jdbc);
        String[] cases = {"new", "unchanged", "re-stamped", "changed header", "changed lines"};
        for (int pass = 0; pass < cases.length; pass++) {
            long nanos = 0;
            long ownCpu = ownCpuMicros();
            long serverCpu = serverCpuMicros(jdbc);
            for (int from = 0; from < count; from += size) {
                List<Bill> page = page(from, size, pass);
                long start = System.nanoTime();
                transactions.executeWithoutResult(status -> mirror.apply(company, Kind.BILL, page, NOW));
                nanos += System.nanoTime() - start;
            }
            System.out.printf(
                    Locale.ROOT,
                    "pages of %4d  %-15s %,8.0f bills/s  (processor: %3d µs here, %3d µs in the server)%n",
                    size,
                    cases[pass],
                    count / (nanos / 1e9),
                    (ownCpuMicros() - ownCpu) / count,
                    (serverCpuMicros(jdbc) - serverCpu) / count);
        }
    }

    private static long ownCpuMicros() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1000;
    }

    /** The processor time of the connection's server process; 0 where the system does not tell. */
    private static long serverCpuMicros(JdbcTemplate jdbc) {
        Path process = Path.of("/proc/" + jdbc.queryForObject("SELECT pg_backend_pid()", Integer.class) + "/stat");
        if (!Files.isReadable(process)) {
            return 0;
        }
        try {
            String[] fields = Files.readString(process).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MICROS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + process, e);
        }
    }

    private static List<Bill> page(int from, int size, int pass) {
        var version = at(NOON.plusSeconds(pass < 2 ? 0 : pass));
        String memo = "delivery of the week, " + (pass >= 3 ? "checked" : "to be checked");
        return numbered(size, i -> bill(from + i, version, memo, pass >= 4 ? "freight" : "material"));
    }

    private static Bill bill(int number, tandem.mirror.Version version, String memo, String lineMemo) {
        List<Line> lines = numbered(
                4,
                i -> i % 2 == 0
                        ? new Line.Expense(
                                number + "-" + i,
                                ref("80000031-17000000" + i),
                                money("123.45"),
                                lineMemo,
                                null,
                                ref("80000002-1700000006"),
                                "NotBillable")
                        : new Line.ItemLine(
                                number + "-" + i,
                                null,
                                ref("8000000C-170000000" + i),
                                money("2"),
                                money("10.5"),
                                money("21.00"),
                                lineMemo,
                                ref("80000055-1700000005"),
                                null,
                                "Billable"));
        String due = "288.90";
        return new Bill(
                "%X-1771950011".formatted(number),
                version,
                number,
                ref("800000%02d-1700000001".formatted(number % 90)),
                ref("8000002A-1700000002"),
                LocalDate.of(2026, 2, 24),
                LocalDate.of(2026, 3, 26),
                money(due),
                money(due),
                null,
                null,
                null,
                "INV-" + number,
                ref("80000004-1700000003"),
                memo,
                false,
                null,
                List.of(),
                lines);
    }
}
