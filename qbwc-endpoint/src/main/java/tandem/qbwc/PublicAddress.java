package tandem.qbwc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tandem.company.ConnectorFile.NotPossible;

/**
 * Where the outside world finds the hub, checked by the rules that a Web Connector has for the addresses in a .qwc: https
 * save for localhost, a name and no IP address. Both addresses come from one, so they are on the same host.
 */
record PublicAddress(String base) {

    private static final Pattern NUMBERS_AND_DOTS = Pattern.compile("[0-9.]+|0x.*");
    private static final String THIS_MACHINE = "localhost";

    /**
     * Checks an address.
     *
     * @throws NotPossible if a Web Connector would refuse it
     */
    static PublicAddress of(String url) {
        URI uri = parse(url);
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        require(scheme.equals("https") || scheme.equals("http"), url, "begin with https://");
        require(!host.isEmpty(), url, "name a host");
        require(
                host.indexOf(':') < 0 && !NUMBERS_AND_DOTS.matcher(host).matches(),
                url,
                "name its host, not an IP address");
        require(scheme.equals("https") || host.equals(THIS_MACHINE), url, "begin with https:// unless it is localhost");
        require(
                uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
                url,
                "hold nothing but host, port and path");
        return new PublicAddress(withoutSlash(url.strip()));
    }

    /** Where the connector of this name calls. The name tells calls apart that come without a ticket. */
    String service(String userName) {
        return base + WebConnectorEndpoint.PATH + "?c=" + URLEncoder.encode(userName, StandardCharsets.UTF_8);
    }

    /** The page that the Web Connector opens for a person who wants help. */
    String support() {
        return base + WebConnectorEndpoint.SUPPORT;
    }

    private static URI parse(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new NotPossible("TANDEM_PUBLIC_URL is no web address: " + url);
        }
    }

    private static void require(boolean holds, String url, String rule) {
        if (!holds) {
            throw new NotPossible(
                    "TANDEM_PUBLIC_URL must " + rule + ", or no Web Connector takes the file; it is " + url);
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }
}
