package tandem.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be, or that people should know.
 *
 * @param code for programs; stays the same for the same cause
 * @param message what is the matter, as a plain sentence
 * @param actor who can do something about it
 * @param action what that person does
 * @param since since when, where that is known
 */
public record Attention(
        String code,
        Severity severity,
        String message,
        Actor actor,
        String action,
        @Nullable Instant since) {

    /** How bad it is. */
    public enum Severity {
        /** Good to know. */
        INFO,
        /** Somebody should act soon. */
        WARNING,
        /** Nothing moves, or books are in danger, until somebody acts. */
        CRITICAL
    }

    /** Who can do something about it. */
    public enum Actor {
        BOOKKEEPER,
        QUICKBOOKS_ADMIN,
        IT,
        SUPPORT,
        NOBODY
    }

    static Attention info(String code, String message, Actor actor, String action, @Nullable Instant since) {
        return new Attention(code, Severity.INFO, message, actor, action, since);
    }

    static Attention warning(String code, String message, Actor actor, String action, @Nullable Instant since) {
        return new Attention(code, Severity.WARNING, message, actor, action, since);
    }

    static Attention critical(String code, String message, Actor actor, String action, @Nullable Instant since) {
        return new Attention(code, Severity.CRITICAL, message, actor, action, since);
    }
}
