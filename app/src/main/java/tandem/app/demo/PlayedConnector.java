package tandem.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Web Connector and its company file, played by the simulator in a process of its own. */
record PlayedConnector(DemoOptions options, Path qwc, String key, Path companyFile) {

    /** One update, as the Web Connector's button does it; what the person would see goes to the terminal. */
    void updates() throws IOException {
        int exitCode = simulator(List.of(
                "--qwc",
                qwc.toString(),
                "--key",
                key,
                "--profile",
                options.profile(),
                "--seed",
                Long.toString(options.seed())));
        if (exitCode != 0) {
            throw new IOException("the update did not complete (the simulator ended with " + exitCode + ")");
        }
    }

    /** One update during which the PC dies with the answer to this request of qbXML, after QuickBooks has carried it out. */
    void losesTheAnswerTo(String request) throws IOException {
        int exitCode = simulator(List.of("--qwc", qwc.toString(), "--key", key, "--lose-response", request));
        if (exitCode == 0) {
            throw new IOException("the update was to break off, and did not");
        }
    }

    /** One update that the hub breaks off, since the company file is not what it was. */
    void isStopped() throws IOException {
        int exitCode = simulator(List.of("--qwc", qwc.toString(), "--key", key));
        if (exitCode == 0) {
            throw new IOException("the hub was to stop this update, and did not");
        }
    }

    /** A backup of the company file is made. */
    Path backsUp() throws IOException {
        var backup = companyFile.resolveSibling("company-backup.sim");
        if (simulator(List.of("mutate", "copy", backup.toString())) != 0) {
            throw new IOException("the company file cannot be copied");
        }
        return backup;
    }

    /** Somebody restores a backup over the company file. */
    void restores(Path backup) throws IOException {
        if (simulator(List.of("mutate", "restore", backup.toString())) != 0) {
            throw new IOException("the backup cannot be restored");
        }
    }

    /** Prints what the company file itself holds, found by a text. */
    void shows(String records, String text) throws IOException {
        int exitCode = simulator(List.of("mutate", "show", records, "--all", "--find", text));
        if (exitCode != 0) {
            throw new IOException("the company file cannot be shown (the simulator ended with " + exitCode + ")");
        }
    }

    /** How a person does the same by hand. */
    String asTyped() {
        return "./tandem simulate --qwc " + qwc + " --key " + key + " --file " + companyFile;
    }

    private int simulator(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                options.simulator().toString()));
        command.addAll(arguments);
        command.addAll(List.of("--file", companyFile.toString()));
        return await(new ProcessBuilder(command).inheritIO().start());
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
