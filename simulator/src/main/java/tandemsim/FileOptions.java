package tandemsim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;

/** Which company file, and what to generate when there is none yet. */
final class FileOptions {

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The company file; generated when it does not exist. Default: ${DEFAULT-VALUE}.",
            defaultValue = "company.sim")
    Path file = Path.of("company.sim");

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Size of a generated file: small, typical or large. Default: ${DEFAULT-VALUE}.",
            defaultValue = "small")
    private String profile = "small";

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Makes a generated file smaller or bigger.",
            defaultValue = "1")
    private double scale = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of a generated file. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed = 1;

    @Option(names = "--company", paramLabel = "NAME", description = "Name of the company in a generated file.")
    private @Nullable String company;

    @Option(
            names = "--control-characters",
            description = "A generated file has memos with characters that XML does not allow.")
    private boolean controlCharacters;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the PC, such as America/New_York. Default: this machine's.")
    private @Nullable String zone;

    PcClock clock() {
        String name = zone;
        return PcClock.system(name == null ? ZoneId.systemDefault() : ZoneId.of(name));
    }

    boolean exists() {
        return Files.exists(file);
    }

    Profile profile() {
        Profile chosen = Profile.named(profile).scaled(scale);
        return controlCharacters ? chosen.withControlCharacters() : chosen;
    }

    CompanyFile open() throws IOException {
        if (exists()) {
            return CompanyFile.load(file, clock());
        }
        CompanyFile generated = CompanyFile.generate(profile(), seed, clock(), file);
        String name = company;
        if (name != null) {
            generated.bookkeeper().administrator().renameCompany(name);
        }
        return generated;
    }

    /** Another company, which knows nothing of the service. */
    CompanyFile other() {
        return CompanyFile.generate(Profile.small().scaled(0.1), seed + 1_000, clock());
    }
}
