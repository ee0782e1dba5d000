package tandem.api.mirror;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** QuickBooks' words in the form of the contract: {@code AccountsPayable} is {@code accounts_payable}. */
final class Words {

    private static final Pattern BEFORE_A_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Words() {}

    static String snake(String word) {
        return BEFORE_A_WORD.matcher(word).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    static @Nullable String maybe(@Nullable String word) {
        return word == null ? null : snake(word);
    }
}
