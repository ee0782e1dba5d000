package tandem.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the tests ask of a running server. */
record Database(String url, String password) {

    static Database of(EmbeddedPostgres server) {
        return new Database(server.jdbcUrl(), server.password());
    }

    void run(String statement) throws SQLException {
        try (Connection connection = connect();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "tandem", password);
    }
}
