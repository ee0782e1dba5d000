package tandem.qbwc;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long the calls of Web Connectors took: from the first byte of a call to its answer, the client's own sending included. */
final class CallTimes {

    private static final Duration[] STEPS = {
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final MeterProvider<Timer> timers;

    CallTimes(MeterRegistry registry) {
        this.registry = registry;
        this.timers = Timer.builder("tandem.calls")
                .description("Calls of Web Connectors, by operation and by what the client heard")
                .serviceLevelObjectives(STEPS)
                .withRegistry(registry);
    }

    /** Begins to measure. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /** Ends it. */
    void end(Timer.Sample sample, Operation operation, Heard heard) {
        sample.stop(timers.withTags("operation", operation.element(), "answer", heard.word()));
    }
}
