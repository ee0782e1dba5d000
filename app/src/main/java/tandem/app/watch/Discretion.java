package tandem.app.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps libraries from writing into the log what went over the wire or into the database, whatever level is set: keys, tax ids and
 * bank details would be among it. What they have to say at the level INFO or above is let through. A call that is not logged anyway
 * costs one comparison.
 */
final class Discretion extends TurboFilter {

    private static final List<String> TALKATIVE = List.of(
            "org.apache.coyote",
            "org.apache.tomcat",
            "org.apache.catalina",
            "org.apache.cxf",
            "org.hibernate",
            "org.postgresql",
            "org.springframework.jdbc",
            "org.springframework.security",
            "org.springframework.web");

    /** Takes its place in the log, unless it has it. */
    static void in(LoggerContext log) {
        boolean isThere = log.getTurboFilterList().stream().anyMatch(Discretion.class::isInstance);
        if (!isThere) {
            log.addTurboFilter(new Discretion());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        if (level.isGreaterOrEqual(Level.INFO) || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        return TALKATIVE.stream().anyMatch(logger.getName()::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
