package tandemsim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;

/** The command line of the simulator. */
@Command(
        name = "simulate",
        description =
                "Plays the QuickBooks Web Connector and a company file against a service, from the service's .qwc file.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = Mutate.class)
public final class Simulate implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--qwc", paramLabel = "FILE", description = "The .qwc file that the service gave out.")
    private @Nullable Path qwc;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The password: the connector key. Or the environment variable TANDEM_CONNECTOR_KEY.",
            defaultValue = "${env:TANDEM_CONNECTOR_KEY:-}")
    private String key = "";

    @Mixin
    private FileOptions file = new FileOptions();

    @Option(
            names = "--computer",
            paramLabel = "NAME",
            description = "Name of the PC. Default: ${DEFAULT-VALUE}.",
            defaultValue = "FRONTDESK")
    private String computer = "FRONTDESK";

    @Option(names = "--client-version", paramLabel = "N.N.N.N", description = "Version of the Web Connector to report.")
    private @Nullable String clientVersion;

    @Option(names = "--expect-continue", description = "Announce bodies by Expect: 100-continue, as .NET does.")
    private boolean expectContinue;

    @ArgGroup
    private Rounds rounds = new Rounds();

    /** How often an update runs. */
    static final class Rounds {
        @Option(names = "--once", description = "One update; this is the default.")
        boolean once;

        @Option(names = "--cycles", paramLabel = "N", description = "So many updates, one after the other.")
        @Nullable
        Integer cycles;

        @Option(
                names = "--every",
                paramLabel = "TIME",
                description = "Scheduled updates, such as every 5s or 5m, until interrupted.")
        @Nullable
        String every;
    }

    @Option(names = "--transcript", paramLabel = "FILE", description = "Write every call and answer to a file.")
    private @Nullable Path transcript;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Mixin
    private FaultOptions faults = new FaultOptions();

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** As the program, without ending the JVM. @return the exit code */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulate()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path qwcFile = qwc;
        if (qwcFile == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Missing required option: --qwc FILE");
        }
        String qwcText = Files.readString(qwcFile);
        Screen screen = new Screen(out, quiet);
        try (Transcript written = Transcript.to(transcript)) {
            Desk desk = new Desk(
                    qwcText,
                    key,
                    file,
                    settings(),
                    screen,
                    written == null ? screen : new BothListeners(screen, written));
            return rounds(desk, screen);
        } catch (NotAdded e) {
            out.println("The Web Connector did not add the application. " + e.getMessage());
            out.flush();
            return 1;
        }
    }

    private int rounds(Desk desk, Screen screen) throws NotAdded, IOException, InterruptedException {
        String every = rounds.every;
        if (every == null) {
            Integer cycles = rounds.cycles;
            int code = 0;
            for (int i = 0; i < (cycles == null ? 1 : cycles); i++) {
                code = exitCode(desk.update(faults.mishaps(file, i)));
            }
            return code;
        }
        Duration interval = Durations.parse(every);
        List<Mishap> mishaps = faults.mishaps(file, 0);
        for (int i = 1; ; i++) {
            UpdateResult result = desk.update(mishaps);
            Duration least = result.minimumInterval().orElse(Duration.ZERO);
            Duration wait = result.postponed().orElse(interval.compareTo(least) < 0 ? least : interval);
            screen.waits(wait);
            Thread.sleep(wait);
            mishaps = faults.mishaps(file, i);
        }
    }

    private ConnectorSettings settings() {
        ConnectorSettings settings = ConnectorSettings.usual()
                .onComputer(computer)
                .withExpectContinue(expectContinue)
                .withAutoRun(rounds.every != null);
        String version = clientVersion;
        return version == null ? settings : settings.withClientVersion(version);
    }

    /** 0 when the update completed or nothing was to be done; else the QBWC code less 1000, or a number below 10. */
    static int exitCode(UpdateResult result) {
        if (result.outcome() == Outcome.COMPLETED || result.outcome() == Outcome.NO_WORK) {
            return 0;
        }
        if (result.code() > 1_000) {
            return result.code() - 1_000;
        }
        return switch (result.outcome()) {
            case BUSY, POSTPONED -> 3;
            case DIED -> 4;
            case LOCKED -> 6;
            default -> 5;
        };
    }
}
