package tandem.app.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is turned by hand. Its face is a file, so that other processes can look at it as well. */
final class MovableClock extends Clock {

    private static final VarHandle NANOS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Path file;
    private final ByteBuffer face;

    MovableClock(Instant start) {
        this(newFile());
        show(start);
    }

    /** The one whose face this file is. */
    MovableClock(Path file) {
        this.file = file;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            face = channel.map(MapMode.READ_WRITE, 0, Long.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFile() {
        try {
            var file = Files.createTempFile("tandem-clock-", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    private void show(Instant time) {
        NANOS.setVolatile(face, 0, Duration.between(Instant.EPOCH, time).toNanos());
    }

    synchronized void advance(Duration by) {
        show(instant().plus(by));
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos((long) NANOS.getVolatile(face, 0));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
