package tandemsim;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandemsim.connector.UpdateListener;

/** Writes every call and answer to a file, whole; the password is left out. */
final class Transcript implements UpdateListener, AutoCloseable {

    private final Writer out;

    private Transcript(Writer out) {
        this.out = out;
    }

    static @Nullable Transcript to(@Nullable Path place) throws IOException {
        return place == null ? null : new Transcript(new BufferedWriter(Files.newBufferedWriter(place)));
    }

    @Override
    public void calling(String operation, Map<String, String> parameters) {
        write("--> " + operation);
        parameters.forEach(
                (name, value) -> write("    " + name + ": " + (name.equals("strPassword") ? "(not shown)" : value)));
    }

    @Override
    public void answered(String operation, List<String> answer) {
        write("<-- " + operation + " " + answer);
    }

    @Override
    public void failed(String operation, String reason) {
        write("!!! " + operation + ": " + reason);
    }

    private void write(String line) {
        try {
            out.write(Instant.now() + " " + line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
