package tandem.session;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tandem.company.SessionId;
import tandem.reading.Task;

/**
 * An answer of QuickBooks to the questions for all changes that brought nothing new. A question reaches back of what is read already, so in
 * a company in which nothing happens the same answer comes with every update; then it need not be read again, nor recorded.
 *
 * @param fingerprint of the answer and of what decides what becomes of it; see {@link #fingerprint}
 * @param records how many records it holds
 * @param lastChange the number of the last change of the company, as the change feed counts them, when it was read: after another one the
 *     same answer may mean something else
 * @param session in which it was read
 * @param exchange its number in that session
 * @param readAt when it was read
 */
public record KnownAnswer(
        String fingerprint, int records, long lastChange, SessionId session, int exchange, Instant readAt) {

    /** Longer answers are read whenever they come, in bytes of UTF-8: not so much comes again. */
    private static final int LONGEST = 1 << 20;

    /** Once a day it is read all the same, and recorded, so that whoever looks an update up finds what QuickBooks said. */
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    /**
     * What an answer has in common with every other one of which the very same would come: the text of it, what was asked, by which connector, and
     * what is known of the file. Records in it are judged by {@link #lastChange}.
     *
     * @return empty: such an answer is read each time, since it is about more than changes, is too long, or has records in it
     *     that are to be read again anyway
     */
    static Optional<String> fingerprint(Visit visit, List<Task> asked, ResponseText text) {
        return mayBeKnown(visit, asked) && text.bytes() <= LONGEST
                ? Optional.of(digest(standing(visit, asked), text))
                : Optional.empty();
    }

    private static boolean mayBeKnown(Visit visit, List<Task> asked) {
        return visit.file().isConfirmed()
                && visit.file().stamp().confirmed() != null
                && visit.rereads().isEmpty()
                && asked.stream().anyMatch(Task.File.class::isInstance)
                && asked.stream().anyMatch(Task.Changes.class::isInstance)
                && asked.stream().allMatch(KnownAnswer::isAboutChanges);
    }

    private static boolean isAboutChanges(Task task) {
        return switch (task) {
            case Task.File f -> true;
            case Task.Activity a -> true;
            case Task.Preferences p -> true;
            case Task.DeletedEntries d -> true;
            case Task.DeletedTransactions d -> true;
            case Task.Changes c -> true;
            case Task.Host h -> false;
            case Task.NextPage p -> false;
            case Task.Sweep s -> false;
            case Task.Scrub s -> false;
            case Task.Count c -> false;
            case Task.ControlTotals c -> false;
            case Task.Again a -> false;
            case Task.MarkFile m -> false;
        };
    }

    /** As text. Where another version of the hub writes it differently, the answer is read once more. */
    private static String standing(Visit visit, List<Task> asked) {
        var guest = visit.guest();
        var file = visit.file().facts();
        return Arrays.asList(
                        asked,
                        guest.connector(),
                        guest.fileConfirmedAt(),
                        guest.initialSyncFrom(),
                        guest.comparesFile(),
                        file.pairing(),
                        file.confirmedConnector(),
                        file.stamp(),
                        file.lastRestoreTime(),
                        file.lastCondenseTime(),
                        file.stop(),
                        file.preferences(),
                        visit.sighting().country())
                .toString();
    }

    private static String digest(String standing, ResponseText text) {
        var digest = sha256();
        digest.update(standing.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (var reader = text.open();
                var out = new OutputStreamWriter(
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8)) {
            reader.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether an answer with this fingerprint is this one, and need not be read. */
    boolean isThis(String other, long lastChangeNow, Instant now) {
        return fingerprint.equals(other) && lastChange == lastChangeNow && now.isBefore(readAt.plus(GOOD_FOR));
    }
}
