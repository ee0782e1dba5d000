package tandem.app.watch;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Traces go to where {@code TANDEM_TRACES} names, by OpenTelemetry's protocol over HTTP. Where it names nothing, none of their
 * machinery is there: no part of a call is observed for them, no identity is made, no thread waits.
 */
public final class TracesOnDemand implements EnvironmentPostProcessor, Ordered {

    private static final String BOOT = "org.springframework.boot.";
    private static final String MACHINERY = String.join(
            ",",
            BOOT + "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            BOOT + "opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
            BOOT + "opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration",
            BOOT + "micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            BOOT + "micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            BOOT + "micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var collector = environment.getProperty("tandem.traces");
        Map<String, Object> settings = new HashMap<>();
        if (collector != null && !collector.isBlank()) {
            settings.put("management.opentelemetry.tracing.export.otlp.endpoint", collector);
            settings.put("management.logging.export.otlp.enabled", false);
        } else {
            settings.put("spring.autoconfigure.exclude", MACHINERY);
        }
        environment.getPropertySources().addLast(new MapPropertySource("traces", settings));
    }

    /** After the settings have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
