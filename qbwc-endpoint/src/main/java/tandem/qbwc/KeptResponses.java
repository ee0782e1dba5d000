package tandem.qbwc;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.session.Conversation.Response;
import tandem.session.ResponseText;

/**
 * Responses that QuickBooks has given and the database could not take: they are written to this node's disk and handed to
 * the database as soon as it takes them, since QuickBooks will not say it twice. Two files make one: the text, and then, as
 * the sign that the text is whole, who it belongs to.
 */
final class KeptResponses {

    private static final Logger LOG = LoggerFactory.getLogger(KeptResponses.class);
    private static final String TEXT = ".text";
    private static final String LABEL = ".properties";
    private static final String UNFINISHED = ".unfinished";
    private static final String TICKET = "ticket";
    private static final String HRESULT = "hresult";
    private static final String MESSAGE = "message";

    private final Path directory;
    private final HResults hResults;

    /**
     * Opens the directory, makes it where it is missing, and removes what was not written to its end.
     *
     * @param directory used by no other running process
     */
    KeptResponses(Path directory, HResults hResults) throws IOException {
        this.directory = directory;
        this.hResults = hResults;
        SpoolDirectory.makePrivate(directory);
        sweep();
    }

    /** What to do with a response that is handed over; says whether the database has it now. */
    interface Taker {
        boolean take(Response response);
    }

    /** Writes a response down so that it outlives the process, and returns what to tell the client. */
    int keep(Response response, String reference) {
        if (response.text().isBlank() && response.trouble() == null) {
            return Permitted.STOP;
        }
        try {
            writeText(response.text(), directory.resolve(reference + TEXT));
            writeLabel(response, reference);
            LOG.warn("a response was put aside until the database takes it, reference {}", reference);
        } catch (IOException e) {
            LOG.error(
                    "a response is lost, reference {}: {}",
                    reference,
                    e.getClass().getName());
            remove(directory.resolve(reference + TEXT));
            remove(directory.resolve(reference + UNFINISHED));
        }
        return Permitted.STOP;
    }

    /** Where even that fails, the next start does it. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("what is left of it could not be removed: {}", e.getClass().getName());
        }
    }

    /** Hands over what was kept, oldest first; what is not taken stays for the next time. */
    void handOver(Taker taker) throws IOException {
        for (Path label : labels()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(label)) {
                properties.load(reader);
            }
            Path text = sibling(label, TEXT);
            if (taker.take(response(properties, text))) {
                Files.deleteIfExists(label);
                Files.deleteIfExists(text);
                LOG.info("a response that was put aside is handed over: {}", label.getFileName());
            }
        }
    }

    private Response response(Properties label, Path text) {
        return new Response(
                label.getProperty(TICKET, ""),
                new TextFile(text),
                hResults.find(label.getProperty(HRESULT, ""), label.getProperty(MESSAGE, ""))
                        .orElse(null));
    }

    private void writeText(ResponseText text, Path file) throws IOException {
        try (FileChannel channel = create(file);
                Reader reader = text.open();
                Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            reader.transferTo(writer);
            writer.flush();
            channel.force(true);
        }
    }

    private void writeLabel(Response response, String reference) throws IOException {
        var label = new Properties();
        label.setProperty(TICKET, response.ticket());
        if (response.trouble() != null) {
            label.setProperty(HRESULT, response.trouble().hresult());
            label.setProperty(MESSAGE, response.trouble().quickBooksText());
        }
        Path unfinished = directory.resolve(reference + UNFINISHED);
        try (FileChannel channel = create(unfinished);
                Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            label.store(writer, null);
            writer.flush();
            channel.force(true);
        }
        Files.move(unfinished, directory.resolve(reference + LABEL), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileChannel create(Path file) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, SpoolDirectory.ownerOnly());
    }

    private void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*{" + TEXT + "," + UNFINISHED + "}")) {
            for (Path file : files) {
                if (!Files.exists(sibling(file, LABEL))) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Path> labels() throws IOException {
        List<Path> labels = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + LABEL)) {
            found.forEach(labels::add);
        }
        labels.sort(Comparator.comparing(KeptResponses::age));
        return Collections.unmodifiableList(labels);
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sibling(Path file, String suffix) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
    }

    /** A text that lies in a file. */
    private record TextFile(Path file) implements ResponseText {

        @Override
        public Reader open() throws IOException {
            return Files.newBufferedReader(file);
        }

        @Override
        public long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
