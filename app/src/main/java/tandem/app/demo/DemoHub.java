package tandem.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tandem.access.Secrets;
import tandem.people.FirstPerson;

/** A hub of its own for the demo: a fresh store that is gone afterwards, and nothing of the environment's database. */
record DemoHub(ConfigurableApplicationContext context, int port, String key, String password, Path directory) {

    private static final int USUAL_PORT = 8080;
    private static final int PASSWORD_BITS = 60;

    static DemoHub start(Class<?> application) throws IOException {
        Path directory = Files.createTempDirectory("tandem-demo-");
        SpringApplication.getShutdownHandlers().add(() -> delete(directory)); // after the hub and its store have ended
        int port = suitablePort();
        String key = "demo-" + UUID.randomUUID();
        String password = Secrets.generate("demo-", PASSWORD_BITS);
        SpringApplication hub = new SpringApplication(application);
        hub.setLogStartupInfo(false);
        ConfigurableApplicationContext context = hub.run(
                "--server.port=" + port,
                "--tandem.public-url=http://localhost:" + port,
                "--tandem.data-dir=" + directory.resolve("data"),
                "--tandem.bootstrap-api-key=" + key,
                "--tandem.console.password=" + password,
                "--tandem.minimum-gap=PT0S", // the second cycle follows the first at once
                "--tandem.look-for-chores=PT1S",
                "--spring.datasource.url=",
                "--logging.level.root=WARN");
        return new DemoHub(context, port, key, password, directory);
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** How a person signs in to the console. */
    String signIn() {
        return "name " + FirstPerson.NAME + ", password " + password;
    }

    private static int suitablePort() throws IOException {
        String chosen = System.getenv("SERVER_PORT");
        if (chosen != null && chosen.matches("\\d+")) {
            return Integer.parseInt(chosen);
        }
        return isFree(USUAL_PORT) ? USUAL_PORT : freePort();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // somebody else has it
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) {
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
