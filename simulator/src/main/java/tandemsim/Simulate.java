package tandemsim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.replay.Recording;
import tandemsim.replay.Replay;

/** The command line of the simulator. */
@Command(
        name = "simulate",
        description =
                "Plays the QuickBooks Web Connector and a company file against a service, from the service's .qwc file.",
        sortOptions = false,
        usageHelpWidth = 100,
        abbreviateSynopsis = true,
        footerHeading = "%nExit code:%n",
        footer = {
            "  0   the update completed, or the service had nothing to do",
            "  1   a file cannot be read or written, or the Web Connector did not add the application",
            "  2   wrong options",
            "  3   the service is busy or postponed the update",
            "  4   the PC died, as asked",
            "  5   the service stopped the update",
            "  6   another computer holds the company file",
            "  N   the Web Connector's code less 1000: 12 is QBWC1012, 40 a wrong key, 13 no QuickBooks",
            "",
            "To change the company file as people do in QuickBooks: ./tandem simulate mutate --help"
        },
        subcommands = Mutate.class)
public final class Simulate implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "This page.")
    private boolean help;

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

    @Option(
            names = "--replay",
            paramLabel = "BUNDLE",
            description =
                    "Answer as QuickBooks did in a support bundle, in order, until all of it is played or the service has nothing"
                            + " to do. Best against a hub of one's own with TANDEM_MINIMUM_GAP=PT0S.")
    private @Nullable Path replay;

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
        CommandLine line = new CommandLine(new Simulate())
                .setCommandName("./tandem simulate")
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Money.class, Money::parse)
                .registerConverter(LocalDate.class, Simulate::day);
        Complaint.handle(line);
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path qwcFile = qwc;
        if (qwcFile == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--qwc FILE is missing: the file that the service gives out for the Web Connector.");
        }
        if (key.isBlank()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--key KEY is missing: the connector key that goes with the .qwc file.");
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
            Path bundle = replay;
            return bundle == null ? rounds(desk, screen) : replay(desk, Recording.of(bundle), screen);
        } catch (NotAdded e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("The Web Connector did not add the application. " + e.getMessage());
            err.flush();
            return Complaint.NO_FILE;
        }
    }

    private int rounds(Desk desk, Screen screen) throws NotAdded, IOException, InterruptedException {
        String every = rounds.every;
        if (every == null) {
            Integer cycles = rounds.cycles;
            if (cycles != null && cycles < 1) {
                throw new IllegalArgumentException("--cycles is a number from 1 on, not " + cycles);
            }
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

    /** One update after the other, as long as they play something. */
    private int replay(Desk desk, Recording recording, Screen screen) throws NotAdded, IOException {
        Replay playing = new Replay(recording, screen::says);
        desk.answersBy(playing);
        UpdateResult result;
        int before;
        do {
            before = playing.played();
            result = desk.update(List.of());
        } while (result.outcome() == Outcome.COMPLETED && playing.left() > 0 && playing.played() > before);
        screen.says("Played " + playing.played() + " recorded exchanges; " + playing.left() + " are left.");
        return exitCode(result);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("a day such as 2026-05-31, not \"" + text + "\"");
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
