package tandem.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ZIP file with one file for each list: JSON Lines, a record on each line, in the form in which the list shows it. It is
 * written while it is read, so that its size does not matter.
 */
public final class Archive {

    /** How many records are read at once. */
    public static final int PAGE = 500;

    private final ZipOutputStream zip;
    private final JsonMapper json;
    private final UnaryOperator<JsonNode> seen;
    private final Map<String, Integer> counts = new TreeMap<>();

    /**
     * An archive of what may be seen of records.
     *
     * @param seen what of a record
     */
    public Archive(OutputStream out, JsonMapper json, UnaryOperator<JsonNode> seen) {
        this.zip = new ZipOutputStream(out);
        this.json = json;
        this.seen = seen;
    }

    /** Writes a file with one record. */
    public void addOne(String list, Object record) throws IOException {
        addAll(list, List.of(record));
    }

    /** Writes a file with these records. */
    public void addAll(String list, List<?> records) throws IOException {
        this.<Object>add(list, last -> new Slice<>(List.<Object>copyOf(records), false), Function.identity());
    }

    /**
     * Writes a file with all records of a list.
     *
     * @param page the records after the last one that was written, which is {@code null} at first; {@link #PAGE} at most
     * @param words what is shown of a record
     */
    public <T> void add(String list, Function<@Nullable T, Slice<T>> page, Function<T, ?> words) throws IOException {
        zip.putNextEntry(new ZipEntry(list + ".jsonl"));
        int count = 0;
        @Nullable T last = null;
        Slice<T> slice;
        do {
            slice = page.apply(last);
            for (T item : slice.items()) {
                zip.write(json.writeValueAsBytes(seen.apply(json.valueToTree(words.apply(item)))));
                zip.write('\n');
                last = item;
                count++;
            }
        } while (slice.hasMore());
        zip.closeEntry();
        counts.put(list, count);
    }

    /** Writes a file with a text as it is. */
    public void addText(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Ends the archive with a table of contents; an archive without one was cut off. */
    public void close(Object about) throws IOException {
        zip.putNextEntry(new ZipEntry("contents.json"));
        zip.write(json.writeValueAsBytes(Map.of("about", about, "records", counts)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }
}
