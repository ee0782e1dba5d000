package tandem.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tandem.postgres.EmbeddedPostgresRefused;

/** Says why the embedded store does not run, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the general answer to beans that cannot be created
final class EmbeddedPostgresRefusedAnalyzer extends AbstractFailureAnalyzer<EmbeddedPostgresRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedPostgresRefused cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "docs/operations.md tells more about the store, and how to use a PostgreSQL server of your own.",
                cause);
    }
}
