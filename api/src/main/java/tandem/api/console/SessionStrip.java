package tandem.api.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.state.SessionLog;

/**
 * The sessions of late on a line of time, from left to right.
 *
 * @param visits for the line, in a thousand parts of it
 * @param latest for the list below, the latest first
 */
public record SessionStrip(long hours, List<Bar> visits, List<Line> latest) {

    static final int WIDTH = 1000;
    private static final int NARROWEST = 3;
    private static final int LISTED = 6;

    /** A session on the line of time. */
    public record Bar(long x, long width, String style, String words) {}

    /** A session in the list. */
    public record Line(
            String id,
            Instant startedAt,
            Duration length,
            String outcome,
            String style,
            int exchanges,
            int reads,
            int writes,
            @Nullable String error) {}

    static SessionStrip of(List<SessionLog.Entry> latestFirst, Duration span, Instant now) {
        var begin = now.minus(span);
        return new SessionStrip(
                span.toHours(),
                latestFirst.stream()
                        .filter(session -> end(session).isAfter(begin))
                        .map(session -> bar(session, begin, span))
                        .toList()
                        .reversed(),
                latestFirst.stream().limit(LISTED).map(SessionStrip::line).toList());
    }

    private static Bar bar(SessionLog.Entry session, Instant begin, Duration span) {
        long from = Math.max(0, place(session.startedAt(), begin, span));
        long to = Math.min(WIDTH, place(end(session), begin, span));
        var line = line(session);
        return new Bar(
                Math.min(from, WIDTH - NARROWEST),
                Math.max(NARROWEST, to - from),
                line.style(),
                line.outcome() + ", " + session.reads() + " read, " + session.writes() + " written");
    }

    private static long place(Instant time, Instant begin, Duration span) {
        return Duration.between(begin, time).toSeconds() * WIDTH / span.toSeconds();
    }

    private static Line line(SessionLog.Entry session) {
        var outcome = Objects.requireNonNullElse(session.outcome(), "at work");
        return new Line(
                session.id().toString(),
                session.startedAt(),
                Duration.between(session.startedAt(), end(session)),
                outcome,
                style(outcome),
                session.exchanges(),
                session.reads(),
                session.writes(),
                session.errorMessage());
    }

    private static Instant end(SessionLog.Entry session) {
        return session.endedAt() == null ? session.lastSeenAt() : session.endedAt();
    }

    private static String style(String outcome) {
        return switch (outcome) {
            case "completed" -> "good";
            case "at work" -> "working";
            case "refused" -> "waiting";
            case "failed" -> "stopped";
            default -> "attention";
        };
    }
}
