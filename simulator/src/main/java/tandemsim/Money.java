package tandemsim;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** An amount as a person types it: 12 or 12.50. */
record Money(String text) {

    static Money parse(String text) {
        if (!text.matches("-?\\d{1,11}(\\.\\d{2})?")) {
            throw new TypeConversionException("an amount such as 12 or 12.50, not \"" + text + "\"");
        }
        return new Money(text);
    }

    /** Empty for an absent one. */
    static String textOf(@Nullable Money money) {
        return money == null ? "" : money.text;
    }
}
