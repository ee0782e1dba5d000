package tandem.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The right to use a data directory. It is a lock of the operating system, so it ends with the process that holds it,
 * however that ends; the process id written into the file only serves the message.
 */
final class DirectoryLock implements AutoCloseable {

    static final String FILE = "tandem.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        return tryTake(directory)
                .orElseThrow(() -> new EmbeddedPostgresRefused("The data directory "
                        + directory.toAbsolutePath() + " is in use by another Tandem" + holder(directory)
                        + ". Stop that one first, or give this one a directory of its own (TANDEM_DATA_DIR)."));
    }

    static Optional<DirectoryLock> tryTake(Path directory) {
        try {
            EmbeddedPostgres.createPrivately(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    OwnerOnly.file());
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
            return Optional.of(new DirectoryLock(channel));
        } catch (IOException e) {
            throw new EmbeddedPostgresRefused(
                    "The data directory " + directory.toAbsolutePath() + " cannot be used: " + e, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static String holder(Path directory) {
        try {
            String pid = Files.readString(directory.resolve(FILE)).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException e) {
            return ""; // a locked file cannot be read on Windows; the refusal stands without the number
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
