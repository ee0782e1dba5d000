package tandem.company;

import java.text.Normalizer;
import java.util.Locale;
import tandem.access.Secrets;

/** Makes user names for connectors: what people recognise of the company's name, and enough chance to be the only one. */
final class Usernames {

    private static final int LONGEST_SLUG = 15;
    private static final int RANDOM_BITS = 40;

    private Usernames() {}

    static String forCompany(String name) {
        return slug(name) + Secrets.generate("-", RANDOM_BITS);
    }

    static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(LONGEST_SLUG, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "company" : cut;
    }
}
