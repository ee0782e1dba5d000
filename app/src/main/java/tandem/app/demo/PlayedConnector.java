package tandem.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Web Connector and its company file, played by the simulator in a process of its own. */
record PlayedConnector(DemoOptions options, Path qwc, String key, Path companyFile) {

    /** One update, as the Web Connector's button does it; what the person would see goes to the terminal. */
    void updates() throws IOException {
        int exitCode = await(new ProcessBuilder(command()).inheritIO().start());
        if (exitCode != 0) {
            throw new IOException("the update did not complete (the simulator ended with " + exitCode + ")");
        }
    }

    /** How a person does the same by hand. */
    String asTyped() {
        return "./tandem simulate --qwc " + qwc + " --key " + key + " --file " + companyFile;
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                options.simulator().toString(),
                "--qwc",
                qwc.toString(),
                "--key",
                key,
                "--file",
                companyFile.toString(),
                "--profile",
                options.profile(),
                "--seed",
                Long.toString(options.seed()));
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
