package tandem.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end, with its output. The output goes through a file: a server started by the program may hold
 * on to a pipe for ever.
 */
record Command(List<String> words, Path directory, String input) {

    private static final Duration PATIENCE = Duration.ofMinutes(15); // recovery after a crash may take minutes

    Command {
        words = List.copyOf(words);
    }

    Outcome run() throws IOException {
        Path output = Files.createTempFile("tandem-postgres", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the program ended without reading its input: its exit code tells
            }
            int exitCode = await(process);
            return new Outcome(exitCode, Files.readString(output).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int await(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(words.getFirst() + " did not end within " + PATIENCE.toMinutes() + " minutes");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + words.getFirst() + " ran", e);
        }
    }

    record Outcome(int exitCode, String output) {

        boolean good() {
            return exitCode == 0;
        }
    }
}
