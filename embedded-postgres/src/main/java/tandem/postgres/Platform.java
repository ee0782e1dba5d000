package tandem.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An operating system and processor, as the archives of PostgreSQL's programs name them. */
record Platform(String system, String processor, boolean musl) {

    static Platform ofThisMachine() {
        return new Platform(
                system(System.getProperty("os.name")),
                processor(System.getProperty("os.arch")),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    boolean isWindows() {
        return system.equals("windows");
    }

    /** The name of the archive on the class path. */
    String archive() {
        return "postgres-" + system + "-" + processor + (musl ? "-alpine_linux" : "") + ".txz";
    }

    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return "darwin";
        }
        return lower.startsWith("windows") ? "windows" : lower;
    }

    private static String processor(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
