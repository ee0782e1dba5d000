package tandem.qbwc;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A directory of this node alone for texts that are too big for memory. They hold customers' data: nobody but the owner
 * of the process may read them, and what a killed process left is removed at the next start.
 */
final class SpoolDirectory {

    private static final String PREFIX = "response-";
    private static final String SUFFIX = ".spool";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    /**
     * Opens the directory, makes it where it is missing, and removes what an earlier run left.
     *
     * @param directory used by no other running process
     */
    SpoolDirectory(Path directory) throws IOException {
        this.directory = directory;
        makePrivate(directory);
        sweep();
    }

    /** A new empty file. */
    Path newFile() throws IOException {
        return Files.createTempFile(directory, PREFIX, SUFFIX, attributes(OWNER_ONLY));
    }

    /** Makes a directory that only its owner may enter. */
    static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (hasPosixPermissions()) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY_DIRECTORY);
        }
    }

    /** The attributes to make a file with that only its owner may read. */
    static FileAttribute<?>[] ownerOnly() {
        return attributes(OWNER_ONLY);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return hasPosixPermissions()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasPosixPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
