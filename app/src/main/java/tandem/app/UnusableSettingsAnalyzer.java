package tandem.app;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which settings stop the hub from starting, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before the general answer to settings that cannot be read
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettings cause) {
        return new FailureAnalysis(
                cause.refusals().stream()
                        .map(refusal -> "- " + refusal + ".")
                        .collect(Collectors.joining("\n", "Tandem cannot start with these settings:\n\n", "")),
                "Correct them in the environment. docs/operations.md explains every setting.",
                cause);
    }
}
