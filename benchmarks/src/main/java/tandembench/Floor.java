package tandembench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The {@link BareServer} in a process of its own, on the hub's database server. */
final class Floor implements AutoCloseable {

    private final Process process;
    private final URI address;

    private Floor(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Floor start(Hub hub, Connection database, String question) throws IOException, SQLException {
        BareServer.prepare(database);
        Path asked = Files.writeString(hub.directory().resolve("question"), question);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dloader.main=tandembench.BareServer",
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        hub.server().jdbcUrl(),
                        hub.server().username(),
                        hub.server().password(),
                        asked.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = process.inputReader().readLine();
        return new Floor(process, URI.create("http://localhost:" + port + "/"));
    }

    URI address() {
        return address;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
