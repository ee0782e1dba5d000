package tandembench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short questions to a database. */
final class Database {

    private Database() {}

    static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The first column. */
    static List<String> texts(Connection database, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** Bytes of log that the server has written so far, whatever they were for. */
    static long logged(Connection database) throws SQLException {
        return number(database, "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    static long size(Connection database) throws SQLException {
        return number(database, "SELECT pg_database_size(current_database())");
    }
}
