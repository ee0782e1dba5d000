package tandembench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings of the database's server, for all of its processes. */
final class ServerSettings {

    private static final int MOST_LOOKS = 100_000;

    private ServerSettings() {}

    /** Every process of the server takes a setting over before its next statement, once the server has told them. */
    static void set(Connection database, String name, String value) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + name + " = '" + value + "'");
            statement.execute("SELECT pg_reload_conf()");
            for (int look = 0; !shown(statement, name).equals(value); look++) {
                if (look == MOST_LOOKS) {
                    throw new IllegalStateException("the server does not take over " + name + " = " + value);
                }
            }
        }
    }

    private static String shown(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
