package tandem.app;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The classes of the hub as it is shipped: those of this build without the tests, whose beans it would take for its own. */
public final class HubClassPath {

    private HubClassPath() {}

    /** For {@code java -cp}. */
    public static String asShipped() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
