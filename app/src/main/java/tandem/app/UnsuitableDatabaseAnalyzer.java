package tandem.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what is wrong with the database, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the general answer to beans that cannot be created
final class UnsuitableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnsuitableDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableDatabase cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Name a PostgreSQL server, 15 or newer, in SPRING_DATASOURCE_URL, or leave that empty to use the"
                        + " embedded one.",
                cause);
    }
}
