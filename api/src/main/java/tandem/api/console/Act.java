package tandem.api.console;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.state.Attention;

/**
 * What is the matter, who can do something about it, and what.
 *
 * @param style for the style sheet
 * @param who in plain words; empty: nobody has to
 */
public record Act(
        String code,
        String style,
        String message,
        String who,
        String action,
        @Nullable Instant since) {

    static Act of(Attention attention) {
        return new Act(
                attention.code(),
                attention.severity().name().toLowerCase(Locale.ROOT),
                capital(attention.message()),
                who(attention.actor()),
                attention.action(),
                attention.since());
    }

    private static String who(Attention.Actor actor) {
        return switch (actor) {
            case BOOKKEEPER -> "The bookkeeper";
            case QUICKBOOKS_ADMIN -> "The QuickBooks administrator";
            case IT -> "The customer\u2019s IT";
            case SUPPORT -> "Our support";
            case NOBODY -> "";
        };
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
