package tandem.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub may call. What a name leads to is looked at when it is called, each time and before it is connected to: names can
 * lead elsewhere a moment later.
 *
 * @param allowsPrivate whether it may call its own machine and network, and without TLS; for development
 */
public record TargetRules(boolean allowsPrivate) {

    private static final int LONGEST = 2000;
    private static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;
    private static final List<String> NAMES_OF_ONES_OWN = List.of("localhost", "local", "internal", "home.arpa");
    private static final Pattern DOTTED = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?[0-9][^.]*\\.?");

    /** What is wrong with an address, to follow the name of the field; empty if nothing is. */
    public Optional<String> refusal(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of("must be an https address");
        }
        if (text.length() > LONGEST) {
            return Optional.of("must have " + LONGEST + " characters at most");
        }
        return url(text).map(this::refusal).orElseGet(() -> Optional.of("is no address of the web"));
    }

    /** Whether the hub may connect to an address that a name leads to. */
    public boolean allows(InetAddress address) {
        return allowsPrivate || PublicAddresses.contains(address);
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text)).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> refusal(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowsPrivate && scheme.equals("http"))) {
            return Optional.of("must begin with https");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must not hold a name or password; calls are signed instead");
        }
        if (url.getRawFragment() != null) {
            return Optional.of("must not have a fragment, which is never sent");
        }
        if (allowsPrivate) {
            return Optional.empty();
        }
        if (url.getPort() != -1 && url.getPort() != HTTPS && url.getPort() < FIRST_FREE_PORT) {
            return Optional.of("must have the port " + HTTPS + ", or one from " + FIRST_FREE_PORT + " on");
        }
        return isPublic(url.getHost().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("must lead to the public internet");
    }

    private static boolean isPublic(String host) {
        if (host.startsWith("[") || DOTTED.matcher(host).matches()) {
            return isPublicAddress(host);
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.contains(".")
                && !ENDS_IN_A_NUMBER.matcher(name).matches()
                && NAMES_OF_ONES_OWN.stream().noneMatch(own -> name.endsWith('.' + own));
    }

    /** Nobody is asked what an address in figures leads to. */
    private static boolean isPublicAddress(String figures) {
        try {
            return PublicAddresses.contains(InetAddress.getByName(figures));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
