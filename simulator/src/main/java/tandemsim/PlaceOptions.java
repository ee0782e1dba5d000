package tandemsim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.books.PcClock;

/** Where the company file is, and the clock of the PC that works with it. */
final class PlaceOptions {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The company file. Default: ${DEFAULT-VALUE}.",
            defaultValue = "company.sim")
    Path file = Path.of("company.sim");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the PC, such as America/New_York; the same in every run with one file. "
                    + "Default: this machine's.")
    private @Nullable String zone;

    PcClock clock() {
        String name = zone;
        return PcClock.system(name == null ? ZoneId.systemDefault() : ZoneId.of(name));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws NoSuchFileException when there is no such file: nothing is left beside a mistyped name */
    StoredFileLock lock() throws IOException {
        if (!exists()) {
            throw new NoSuchFileException(file.toString());
        }
        return StoredFileLock.take(file);
    }

    CompanyFile load() throws IOException {
        return CompanyFile.load(file, clock());
    }
}
