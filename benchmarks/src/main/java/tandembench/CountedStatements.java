package tandembench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts statements in the log of the database's own server, which is written as long as something is counted and slows it down: what
 * is counted is not timed.
 */
final class CountedStatements {

    private static final Pattern LINE = Pattern.compile("\\[(\\d+)] LOG:  (?:execute [^:]*|statement): (.*)");
    private static final Pattern END = Pattern.compile("(?i)(COMMIT|ROLLBACK).*");

    private final Connection database;
    private final Path log;

    CountedStatements(Hub hub, Connection database) {
        this.database = database;
        this.log = hub.log();
    }

    /** What is done while statements are counted. */
    interface Work {
        void run() throws IOException, InterruptedException, SQLException;
    }

    /** The statements of the transactions in which one begins with {@code marker}; BEGIN and COMMIT are not counted. */
    int of(String marker, Work work) throws IOException, InterruptedException, SQLException {
        var open = new HashMap<String, Transaction>();
        int counted = 0;
        for (var found : during(work)) {
            var statement = found.group(2);
            if (statement.startsWith("BEGIN")) {
                open.put(found.group(1), new Transaction());
            } else if (END.matcher(statement).matches()) {
                counted += counted(open.remove(found.group(1)));
            } else {
                note(open, found.group(1), statement.startsWith(marker));
            }
        }
        return counted;
    }

    /** All statements but BEGIN and COMMIT, whoever sends them. */
    int all(Work work) throws IOException, InterruptedException, SQLException {
        return (int) during(work).stream()
                .map(found -> found.group(2))
                .filter(statement -> !statement.startsWith("BEGIN")
                        && !END.matcher(statement).matches())
                .filter(statement -> !statement.startsWith("ALTER SYSTEM") && !statement.startsWith("SHOW "))
                .count();
    }

    private List<MatchResult> during(Work work) throws IOException, InterruptedException, SQLException {
        long before = Files.size(log);
        ServerSettings.set(database, "log_parameter_max_length", "0");
        ServerSettings.set(database, "log_statement", "all");
        work.run();
        ServerSettings.set(database, "log_statement", "none");
        return Files.readString(log, StandardCharsets.UTF_8)
                .substring((int) before)
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .map(Matcher::toMatchResult)
                .toList();
    }

    private static void note(Map<String, Transaction> open, String process, boolean isMarked) {
        var transaction = open.get(process);
        if (transaction != null) {
            transaction.statements++;
            transaction.isMarked |= isMarked;
        }
    }

    private static int counted(@Nullable Transaction transaction) {
        return transaction != null && transaction.isMarked ? transaction.statements : 0;
    }

    private static final class Transaction {
        private int statements;
        private boolean isMarked;
    }
}
