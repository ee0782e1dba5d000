package tandembench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The least that a service of the Web Connector has to do: it answers every call with a text made before, after one select and one update
 * of a row in one transaction. It checks nobody, remembers nothing and understands nothing.
 */
public final class BareServer {

    private static final int CONNECTIONS = 10;
    private static final int ROWS = 1_000;
    private static final String TICKET = "6f9d1c1e-52c4-4f6e-9a6b-0d6f7f2b1a10";

    private final BlockingQueue<Row> rows = new ArrayBlockingQueue<>(CONNECTIONS);
    private final String question;

    private BareServer(String url, String user, String password, String question) throws SQLException {
        this.question = question;
        for (int i = 0; i < CONNECTIONS; i++) {
            rows.add(new Row(DriverManager.getConnection(url, user, password)));
        }
    }

    /** Takes the place of its database, its user and password, and a file with the question it asks; prints its port. */
    @SuppressWarnings("SystemOut") // it tells where it listens
    public static void main(String[] arguments) throws Exception {
        var server = new BareServer(arguments[0], arguments[1], arguments[2], Files.readString(Path.of(arguments[3])));
        try (var listening = new ServerSocket(0);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            System.out.println(listening.getLocalPort());
            while (true) {
                Socket caller = listening.accept();
                threads.submit(() -> server.serve(caller));
            }
        }
    }

    /** The rows that the calls select and update. */
    static void prepare(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bare_session");
            statement.execute(
                    "CREATE TABLE bare_session (id int PRIMARY KEY, state text NOT NULL, seen_at timestamptz NOT NULL)");
            statement.execute(
                    "INSERT INTO bare_session SELECT n, 'asking', now() FROM generate_series(0, " + (ROWS - 1) + ") n");
        }
    }

    private @Nullable Void serve(Socket caller) throws IOException, SQLException, InterruptedException {
        try (var wire = new Wire(caller)) {
            for (int number = caller.getPort(); ; number++) {
                Wire.Message call = wire.read();
                if (call == null) {
                    return null;
                }
                String operation = operation(call.text());
                touch(Math.floorMod(number, ROWS));
                wire.write(
                        "HTTP/1.1 200\r\nContent-Type: text/xml; charset=utf-8\r\n",
                        Envelope.of(operation + "Response", result(operation)).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String operation(String envelope) {
        int begin = envelope.indexOf("<soap:Body><") + "<soap:Body><".length();
        return envelope.substring(begin, envelope.indexOf(' ', begin));
    }

    private String result(String operation) {
        return switch (operation) {
            case "authenticate" ->
                "<authenticateResult><string>" + TICKET + "</string><string></string></authenticateResult>";
            case "sendRequestXML" -> "<sendRequestXMLResult>" + question + "</sendRequestXMLResult>";
            case "receiveResponseXML" -> "<receiveResponseXMLResult>100</receiveResponseXMLResult>";
            default -> "<" + operation + "Result>OK</" + operation + "Result>";
        };
    }

    private void touch(int number) throws SQLException, InterruptedException {
        Row row = rows.take();
        try {
            row.touch(number);
        } finally {
            rows.add(row);
        }
    }

    private static final class Row {
        private final Connection connection;
        private final PreparedStatement select;
        private final PreparedStatement update;

        Row(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            this.select = connection.prepareStatement("SELECT state FROM bare_session WHERE id = ?");
            this.update = connection.prepareStatement("UPDATE bare_session SET seen_at = now() WHERE id = ?");
        }

        void touch(int number) throws SQLException {
            select.setInt(1, number);
            try (var found = select.executeQuery()) {
                found.next();
            }
            update.setInt(1, number);
            update.executeUpdate();
            connection.commit();
        }
    }
}
