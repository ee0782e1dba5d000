package tandemfuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has Jazzer make up inputs, one target after the other, each in a process of its own with a small heap. The exit code is 0
 * where nothing was found.
 */
public final class Fuzz {

    private static final String USAGE = """
            ./tandem fuzz [seconds=60] [target=all]
              soap      requests at the Web Connector's service
              answer    what QuickBooks answers, read
              mask      what QuickBooks answers, masked
              tolerant  characters that XML forbids
              qwc       names of companies, connectors and hubs in a .qwc file
              rest      calls of the REST side, on a PostgreSQL server of its own
            Each target gets so many seconds. An input that was found is played again by the same target once it lies among its seeds.
            """;
    private static final String HOME = "tandem.fuzz.home";

    private Fuzz() {}

    /** Where the module is. */
    static Path home() {
        return Path.of(System.getProperty(HOME, "fuzz")).toAbsolutePath().normalize();
    }

    /** Fuzzes and prints what came of it. */
    @SuppressWarnings("SystemOut") // its output is its purpose
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = 60;
        List<Target> targets = Target.ALL;
        for (String argument : arguments) {
            if (argument.matches("seconds=[1-9]\\d{0,6}")) {
                seconds = Integer.parseInt(argument.substring("seconds=".length()));
            } else if (argument.startsWith("target=")
                    && !Target.named(argument.substring("target=".length())).isEmpty()) {
                targets = Target.named(argument.substring("target=".length()));
            } else {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
        RestSeeds.write(home().resolve("../api/openapi.json"), home().resolve("target/seeds/rest"));
        System.out.println("target    executions  seconds  per second  inputs kept  findings");
        boolean isClean = true;
        for (Target target : targets) {
            Outcome outcome = run(target, seconds);
            System.out.println(outcome.line(target));
            isClean &= outcome.findings() == 0 && outcome.ended();
        }
        System.exit(isClean ? 0 : 1);
    }

    private static Outcome run(Target target, int seconds) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(home().resolve("target/runs").resolve(target.name()));
        Path log = directory.resolve("log");
        long before = files(directory, "found-");
        long began = System.nanoTime();
        int code = new ProcessBuilder(target.command(home(), directory, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(directory.toFile())
                .start()
                .waitFor();
        return new Outcome(
                number(log, "stat::number_of_executed_units:"),
                (System.nanoTime() - began) / 1_000_000_000,
                files(directory.resolve("corpus"), ""),
                files(directory, "found-") - before,
                code == 0 || code == 77,
                log);
    }

    /**
     * What came of a run.
     *
     * @param kept inputs that reach something that no other reaches
     * @param ended whether it came to its end
     */
    private record Outcome(long executions, long seconds, long kept, long findings, boolean ended, Path log) {

        String line(Target target) {
            return String.format(
                            "%-8s %11d %8d %11d %12d %9d",
                            target.name(), executions, seconds, executions / Math.max(1, seconds), kept, findings)
                    + (findings == 0 && ended ? "" : "  see " + log);
        }
    }

    private static long number(Path log, String name) throws IOException {
        try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(
                            line -> Long.parseLong(line.substring(name.length()).strip()))
                    .max()
                    .orElse(0);
        }
    }

    private static long files(Path directory, String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
