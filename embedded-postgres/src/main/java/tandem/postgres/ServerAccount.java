package tandem.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The account that the server's programs run under. PostgreSQL refuses to run as root; root therefore starts them under
 * an account without rights.
 */
record ServerAccount(Optional<UserPrincipal> other, Function<List<String>, List<String>> way) {

    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    static boolean isRoot() {
        return !Platform.ofThisMachine().isWindows() && new UnixSystem().getUid() == 0;
    }

    /** The account for a cluster: its owner where it exists already. */
    static ServerAccount forCluster(Path cluster) throws IOException {
        if (!isRoot()) {
            refuseTheDataOfOthers(cluster);
            return new ServerAccount(Optional.empty(), Function.identity());
        }
        UserPrincipal account = account(cluster);
        return new ServerAccount(Optional.of(account), workingWay(account.getName()));
    }

    List<String> command(List<String> program) {
        return way.apply(program);
    }

    void own(Path path) throws IOException {
        if (other.isPresent()) {
            Files.setOwner(path, other.get());
        }
    }

    /** Whether the account may pass through all folders above the directory and enter it. */
    boolean reaches(Path directory) throws IOException {
        return other.isEmpty()
                || new Command(command(List.of("sh", "-c", "cd \"$0\"", directory.toString())), Path.of("/"), "")
                        .run()
                        .good();
    }

    private static void refuseTheDataOfOthers(Path cluster) throws IOException {
        if (Files.isDirectory(cluster) && !Files.isReadable(cluster)) {
            throw new EmbeddedPostgresRefused("The data in " + cluster + " belongs to the account "
                    + Files.getOwner(cluster) + ". Start Tandem as root or as that account, or choose another"
                    + " directory (TANDEM_DATA_DIR).");
        }
    }

    private static UserPrincipal account(Path cluster) throws IOException {
        if (Files.isDirectory(cluster)) {
            UserPrincipal owner = Files.getOwner(cluster);
            if (!owner.getName().equals("root")) {
                return owner;
            }
        }
        var accounts = FileSystems.getDefault().getUserPrincipalLookupService();
        for (String name : CANDIDATES) {
            try {
                return accounts.lookupPrincipalByName(name);
            } catch (UserPrincipalNotFoundException e) {
                // the next one
            }
        }
        throw new EmbeddedPostgresRefused(
                "PostgreSQL refuses to run as root, and this machine has none of the accounts "
                        + String.join(", ", CANDIDATES) + ". Create one (useradd --system postgres), start Tandem as an"
                        + " ordinary user, or name a server in SPRING_DATASOURCE_URL.");
    }

    private static Function<List<String>, List<String>> workingWay(String account) throws IOException {
        for (var way : ways(account).toList()) {
            if (works(way)) {
                return way;
            }
        }
        throw new EmbeddedPostgresRefused("PostgreSQL refuses to run as root, and neither setpriv, runuser nor su can"
                + " start it as " + account + " here. Install util-linux, start Tandem as an ordinary user, or name a"
                + " server in SPRING_DATASOURCE_URL.");
    }

    /** The programs that change the account: the first two are on every Debian, the last is the common denominator. */
    static Stream<Function<List<String>, List<String>>> ways(String account) {
        return Stream.of(
                program -> prefixed(
                        List.of(
                                "sh",
                                "-c",
                                "exec setpriv --reuid=\"$0\" --regid=\"$(id -g \"$0\")\" --init-groups -- \"$@\"",
                                account),
                        program),
                program -> prefixed(List.of("runuser", "-u", account, "--"), program),
                program -> List.of(
                        "su",
                        "-s",
                        "/bin/sh",
                        account,
                        "-c",
                        program.stream().map(ServerAccount::quoted).collect(Collectors.joining(" "))));
    }

    static boolean works(Function<List<String>, List<String>> way) {
        try {
            var outcome = new Command(way.apply(List.of("id", "-u")), Path.of("/"), "").run();
            return outcome.good() && outcome.output().matches("[1-9]\\d*");
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private static List<String> prefixed(List<String> prefix, List<String> program) {
        return Stream.concat(prefix.stream(), program.stream()).toList();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
