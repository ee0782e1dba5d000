package tandemsim.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What went over the wire once, from a support bundle. */
public record Recording(List<Exchange> exchanges) {

    private static final String REQUEST = ".request.xml";

    /** Copies the exchanges. */
    public Recording {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * A message and what came back.
     *
     * @param name of its files in the bundle
     * @param response empty where it was not kept
     * @param refusal where QuickBooks refused the whole
     */
    public record Exchange(String name, String request, Optional<String> response, Optional<Refusal> refusal) {}

    /** QuickBooks' code and words. */
    public record Refusal(String hresult, String message) {}

    /**
     * Reads a bundle.
     *
     * @throws IOException if there is no such file, or it is none
     */
    public static Recording of(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            List<String> names = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("exchanges/") && name.endsWith(REQUEST))
                    .map(name -> name.substring(0, name.length() - REQUEST.length()))
                    .sorted()
                    .toList();
            List<Exchange> exchanges = new ArrayList<>();
            for (String name : names) {
                exchanges.add(new Exchange(
                        name,
                        text(zip, name + REQUEST).orElseThrow(),
                        text(zip, name + ".response.xml"),
                        text(zip, name + ".refusal.txt").map(Recording::refusal)));
            }
            return new Recording(exchanges);
        }
    }

    private static Optional<String> text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Refusal refusal(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? new Refusal(text, "") : new Refusal(text.substring(0, end), text.substring(end + 1));
    }
}
