package tandem.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run here as things are; the message says in plain words why, and what helps. */
public final class EmbeddedPostgresRefused extends RuntimeException {

    EmbeddedPostgresRefused(String message) {
        this(message, null);
    }

    EmbeddedPostgresRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
