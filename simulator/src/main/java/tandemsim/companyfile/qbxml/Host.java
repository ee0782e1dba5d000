package tandemsim.companyfile.qbxml;

import java.util.List;

/**
 * The installed QuickBooks, as HostRet shows it.
 *
 * @param versions the qbXML versions it understands, as text
 */
public record Host(
        String productName, String majorVersion, String minorVersion, String country, List<String> versions) {

    private static final List<String> UP_TO_13 = List.of(
            "1.0", "1.1", "2.0", "2.1", "3.0", "4.0", "4.1", "5.0", "6.0", "7.0", "8.0", "9.0", "10.0", "11.0", "12.0",
            "13.0");

    public static Host quickBooks2024() {
        return new Host("QuickBooks Enterprise Solutions 24.0", "34", "0", "US", upTo("14.0", "15.0", "16.0"));
    }

    /** QuickBooks of 2014, whose newest qbXML is 13.0. */
    public static Host quickBooks2014() {
        return new Host("QuickBooks Pro 2014", "24", "0", "US", UP_TO_13);
    }

    /** QuickBooks of 2009: no version beyond 8.0. */
    public static Host quickBooks2009() {
        return new Host("QuickBooks Pro 2009", "19", "0", "US", UP_TO_13.subList(0, UP_TO_13.indexOf("9.0")));
    }

    List<Version> understood() {
        return versions.stream().flatMap(text -> Version.parse(text).stream()).toList();
    }

    /** The newest version, as two numbers: what the Web Connector reports with every request for work. */
    public int[] newest() {
        Version newest = understood().stream().max(Version::compareTo).orElse(Version.FIRST);
        return new int[] {newest.major(), newest.minor()};
    }

    private static List<String> upTo(String... more) {
        return java.util.stream.Stream.concat(UP_TO_13.stream(), java.util.stream.Stream.of(more))
                .toList();
    }
}
