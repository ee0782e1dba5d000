package tandem.app.endtoend;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tandem.Tandem;
import tandem.app.HubProcess;
import tandem.app.endtoend.RunningHub.MovableClockConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node of a hub that is a process of its own and looks at the test's clock. It can be killed as an operating system kills: it
 * commits nothing any more, rolls nothing back, and answers nobody.
 */
final class NodeProcess implements AutoCloseable {

    private static final String CLOCK = "CLOCK_FILE";
    private static final String AHEAD = "CLOCK_AHEAD";

    /** The system property that names a checkout of an older version, which has been built. */
    private static final String OLDER = "tandem.faults.older";

    private final Map<String, String> environment;
    private volatile @Nullable HubProcess process;
    private volatile boolean paused;
    private @Nullable Thread starting;

    NodeProcess(Map<String, Object> settings, MovableClock clock, Duration ahead) {
        environment = Map.of(
                "SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(settings),
                CLOCK,
                clock.file().toString(),
                AHEAD,
                ahead.toString());
        revive();
    }

    /** Runs the hub by the clock of the test that has started this process. */
    public static void main(String[] args) {
        MovableClockConfiguration.clock =
                Clock.offset(new MovableClock(Path.of(System.getenv(CLOCK))), Duration.parse(System.getenv(AHEAD)));
        new SpringApplicationBuilder(Tandem.class, MovableClockConfiguration.class).run(args);
    }

    boolean isAlive() {
        return process != null && !paused;
    }

    int port() {
        return Objects.requireNonNull(process, "the node is dead").port();
    }

    /** Starts it again, if it is dead, and lets it go on, if it is paused. */
    synchronized void revive() {
        awaitStart();
        wake();
        start();
    }

    /** As {@link #revive}, without waiting until it is up. */
    synchronized void reviveSoon() {
        wake();
        if (process == null && (starting == null || !starting.isAlive())) {
            starting = Thread.ofPlatform().name("a node starts").start(this::start);
        }
    }

    private void awaitStart() {
        try {
            if (starting != null) {
                starting.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void start() {
        if (process == null) {
            try {
                process = HubProcess.start(environment, classPath(), NodeProcess.class.getName())
                        .isUp();
            } catch (Exception e) {
                throw new AssertionError("a node did not start", e);
            }
        }
    }

    /** Where an older version of the hub is to be played beside this one, its classes stand in the place of ours, those of the tests apart. */
    private static String classPath() {
        var own = System.getProperty("java.class.path");
        var older = System.getProperty(OLDER, "");
        if (older.isEmpty()) {
            return own;
        }
        var root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        return Stream.of(own.split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> entry.startsWith(root) && entry.endsWith("target/classes")
                        ? Path.of(older).resolve(root.relativize(entry))
                        : entry)
                .map(Path::toString)
                .collect(joining(File.pathSeparator));
    }

    void kill() {
        try {
            Objects.requireNonNull(process, "the node is dead").killByForce();
            process = null;
            paused = false;
        } catch (Exception e) {
            throw new AssertionError("a node did not die", e);
        }
    }

    /** Stands still as a machine does that is suspended, until it is woken. */
    void pause() {
        Objects.requireNonNull(process, "the node is dead").signal("STOP");
        paused = true;
    }

    private void wake() {
        if (paused) {
            Objects.requireNonNull(process, "the node is dead").signal("CONT");
            paused = false;
        }
    }

    @Override
    public void close() {
        awaitStart();
        if (process != null) {
            kill();
        }
    }
}
