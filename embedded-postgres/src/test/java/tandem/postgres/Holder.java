package tandem.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A program that holds a server until it is killed, like a hub. With a directory it starts a lasting server and commits
 * three rows, without one a temporary server; then it prints the server's process id and waits.
 */
final class Holder {

    private Holder() {}

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres server =
                arguments.length == 0 ? EmbeddedPostgres.temporary() : EmbeddedPostgres.start(Path.of(arguments[0]));
        for (String statement :
                Arrays.asList("CREATE TABLE IF NOT EXISTS kept (n int)", "INSERT INTO kept VALUES (1), (2), (3)")) {
            commit(server, statement);
        }
        System.out.println("server " + server.pid());
        System.in.read(); // until the test closes the pipe, which it never does
    }

    private static void commit(EmbeddedPostgres server, String statement) throws SQLException {
        Database.of(server).run(statement);
    }
}
