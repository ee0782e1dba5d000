package tandemsim;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.profile.Profile;

/** Which company file, and what to generate when there is none yet. */
final class FileOptions {

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Size of a generated file: small, typical or large. Default: ${DEFAULT-VALUE}.",
            defaultValue = "small")
    private String profile = "small";

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Makes a generated file smaller or bigger: 0.1 is a tenth.",
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

    Path path() {
        return place.file;
    }

    boolean exists() {
        return place.exists();
    }

    Profile profile() {
        if (!(scale > 0 && scale <= 100)) {
            throw new IllegalArgumentException("--scale is a number above 0 and up to 100, not " + scale);
        }
        Profile chosen = Profile.named(profile).scaled(scale);
        return controlCharacters ? chosen.withControlCharacters() : chosen;
    }

    /** The stored file; generated when there is none. */
    CompanyFile open() throws IOException {
        return exists() ? place.load() : generate();
    }

    CompanyFile generate() throws IOException {
        CompanyFile generated = CompanyFile.generate(profile(), seed, place.clock(), place.file);
        String name = company;
        if (name != null) {
            generated.bookkeeper().administrator().renameCompany(name);
        }
        return generated;
    }

    /** Another company, which knows nothing of the service. */
    CompanyFile other() {
        return CompanyFile.generate(Profile.small().scaled(0.1), seed + 1_000, place.clock());
    }
}
