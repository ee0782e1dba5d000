package tandem.webhook;

import java.util.Locale;

/** Words of enums as callers see them. */
final class Words {

    private Words() {}

    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
