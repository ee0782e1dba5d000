package tandembench;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long the database took for statements, parsing and planning included, from the log of its own server; whoever sent them. It is
 * written as long as something is timed.
 */
final class TimedStatements {

    private static final Pattern LINE =
            Pattern.compile("\\[(\\d+)] LOG:  duration: ([0-9.]+) ms  (?:(parse|bind|execute) [^:]*|statement): (.*)");

    private final Connection database;
    private final Path log;

    TimedStatements(Hub hub, Connection database) {
        this.database = database;
        this.log = hub.log();
    }

    /** What each of some statements that begin alike took, in milliseconds. */
    record Taken(List<Double> milliseconds) {

        static final Taken NOTHING = new Taken(List.of());

        int times() {
            return milliseconds.size();
        }

        double median() {
            return milliseconds.isEmpty() ? 0 : Median.of(milliseconds);
        }

        double total() {
            return milliseconds.stream().mapToDouble(each -> each).sum();
        }

        Taken plus(Taken other) {
            return new Taken(Stream.concat(milliseconds.stream(), other.milliseconds.stream())
                    .toList());
        }
    }

    /** The statements of a while, by their first lines. */
    Map<String, Taken> during(CountedStatements.Work work) throws IOException, InterruptedException, SQLException {
        long before = Files.size(log);
        ServerSettings.set(database, "log_parameter_max_length", "0");
        ServerSettings.set(database, "log_min_duration_statement", "0");
        work.run();
        ServerSettings.set(database, "log_min_duration_statement", "-1");
        var begun = new HashMap<String, Double>();
        var taken = new HashMap<String, Taken>();
        for (var line : added(before)) {
            Matcher found = LINE.matcher(line);
            if (found.find()) {
                note(found, begun, taken);
            }
        }
        return taken;
    }

    /** A process parses and binds a statement before it carries it out. */
    private static void note(Matcher found, Map<String, Double> begun, Map<String, Taken> taken) {
        String process = found.group(1);
        double milliseconds = begun.getOrDefault(process, 0.0) + Double.parseDouble(found.group(2));
        String step = found.group(3);
        if (step != null && !step.equals("execute")) {
            begun.put(process, milliseconds);
            return;
        }
        begun.remove(process);
        taken.computeIfAbsent(found.group(4), none -> new Taken(new ArrayList<>()))
                .milliseconds()
                .add(milliseconds);
    }

    private List<String> added(long before) throws IOException {
        try (var file = Files.newByteChannel(log)) {
            file.position(before);
            return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
