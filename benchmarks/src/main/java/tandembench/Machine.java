package tandembench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** What is measured on, and the processor time of its processes. */
final class Machine {

    private Machine() {}

    static String description() {
        return "%s, %d processors, load %.1f, %s %s, Java %s"
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    /** User and system time of a process so far. */
    static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The same of a process and of all that it has started and that still runs. */
    static Duration processorTimeOfTree(ProcessHandle process) {
        return process.descendants().map(Machine::processorTime).reduce(processorTime(process), Duration::plus);
    }

    /** The most memory that a process ever had, in MiB; 0 where the system does not tell. */
    static long mostMemory(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Memory in KiB that a process shares with no other; 0 where the system does not tell. */
    static long ownMemory(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("RssAnon"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
