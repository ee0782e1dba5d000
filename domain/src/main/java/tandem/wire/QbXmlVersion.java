package tandem.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of the qbXML specification. Versions are pairs of whole numbers and are compared as such. */
public record QbXmlVersion(int major, int minor) implements Comparable<QbXmlVersion> {

    /** The version that the hub asks for where it can: every supported QuickBooks understands it. */
    public static final QbXmlVersion PREFERRED = new QbXmlVersion(13, 0);

    /** The oldest version that holds what the hub needs. */
    public static final QbXmlVersion OLDEST = new QbXmlVersion(8, 0);

    private static final Pattern PLAIN = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    /**
     * The version to speak with a QuickBooks that offers these: the highest that is not above {@link #PREFERRED} and not
     * below {@link #OLDEST}. Values with a country prefix belong to editions of their own and are passed over.
     */
    public static Optional<QbXmlVersion> best(List<String> offered) {
        return offered.stream()
                .flatMap(text -> parse(text).stream())
                .filter(version -> version.compareTo(PREFERRED) <= 0 && version.compareTo(OLDEST) >= 0)
                .max(Comparator.naturalOrder());
    }

    /** Reads {@code 13.0}; anything else, a prefixed version for example, is empty. */
    public static Optional<QbXmlVersion> parse(String text) {
        var matcher = PLAIN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new QbXmlVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(QbXmlVersion other) {
        return Comparator.comparingInt(QbXmlVersion::major)
                .thenComparingInt(QbXmlVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
