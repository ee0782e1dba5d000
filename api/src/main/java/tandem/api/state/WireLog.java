package tandem.api.state;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.api.export.Archive;
import tandem.company.SessionId;
import tandem.state.SessionLog;
import tandem.wire.QuickBooksLanguage;

/**
 * What went over the wire in some sessions, in a support bundle. Each text is a file of its own, in the order in which it went: {@code
 * exchanges/0001.request.xml}, {@code exchanges/0001.response.xml} where the response was kept, and {@code exchanges/0001.refusal.txt}
 * with QuickBooks' code and words where it refused the whole. The simulator replays these files; a list says what belongs to them.
 */
final class WireLog {

    /** With so many a bundle is still easily handled. */
    static final int MOST = 2000;

    private static final int PAGE = 50;

    private final SessionLog log;
    private final QuickBooksLanguage language;
    private final Archive archive;
    private final List<Line> lines = new ArrayList<>();

    WireLog(SessionLog log, QuickBooksLanguage language, Archive archive) {
        this.log = log;
        this.language = language;
        this.archive = archive;
    }

    private record Line(
            String file,
            String sessionId,
            int number,
            String about,
            @Nullable String messageSetId,
            Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable Long responseBytes,
            boolean hasResponse,
            @Nullable String hresult,
            @Nullable Integer reply) {}

    /**
     * Writes those of the latest sessions that have a place in it.
     *
     * @param latestFirst the sessions
     */
    void write(List<SessionLog.Entry> latestFirst) throws IOException {
        for (var session : withinLimits(latestFirst).reversed()) {
            @Nullable Integer last = null;
            boolean hasMore = true;
            while (hasMore && lines.size() < MOST) {
                var slice = log.exchanges(session.company(), session.id(), last, PAGE);
                for (var exchange : slice.items()) {
                    write(session.id(), exchange.masked(language));
                    last = exchange.number();
                }
                hasMore = slice.hasMore();
            }
        }
        archive.addAll("exchanges", lines);
    }

    /** The latest one is always among them, and its beginning counts where it is too long by itself. */
    private static List<SessionLog.Entry> withinLimits(List<SessionLog.Entry> latestFirst) {
        var chosen = new ArrayList<SessionLog.Entry>();
        int exchanges = 0;
        for (var session : latestFirst) {
            exchanges += session.exchanges();
            if (exchanges > MOST && !chosen.isEmpty()) {
                break;
            }
            chosen.add(session);
        }
        return chosen;
    }

    private void write(SessionId session, SessionLog.Exchange exchange) throws IOException {
        var file = String.format(Locale.ROOT, "exchanges/%04d", lines.size() + 1);
        var request = exchange.request();
        if (request != null) {
            archive.addText(file + ".request.xml", request);
        }
        var response = exchange.response();
        boolean hasResponse = response != null && !exchange.isCut();
        if (response != null && hasResponse) {
            archive.addText(file + ".response.xml", response);
        }
        var hresult = exchange.hresult();
        if (hresult != null) {
            var message = exchange.message();
            archive.addText(file + ".refusal.txt", hresult + '\n' + (message == null ? "" : message));
        }
        lines.add(new Line(
                file,
                session.toString(),
                exchange.number(),
                exchange.about(),
                exchange.messageSetId(),
                exchange.sentAt(),
                exchange.answeredAt(),
                exchange.responseBytes(),
                hasResponse,
                hresult,
                exchange.reply()));
    }
}
