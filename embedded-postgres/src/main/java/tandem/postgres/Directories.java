package tandem.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** Whole directories, and what others may do with them. */
final class Directories {

    private Directories() {}

    /** Creates a directory and those above it as far as they are missing, readable by every account. */
    static void createOpen(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getParent() != null) {
            createOpen(directory.getParent());
        }
        Files.createDirectory(directory);
        openToReaders(directory, true);
    }

    /** Lets every account read a file, whatever the umask of this process; execute it, or enter it, on demand. */
    static void openToReaders(Path path, boolean executable) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Deletes a directory and everything in it, following no links; one that is not there is fine. */
    static void delete(Path directory) throws IOException {
        List<Path> content;
        try (var walk = Files.walk(directory)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path path : content) {
            Files.deleteIfExists(path);
        }
    }
}
