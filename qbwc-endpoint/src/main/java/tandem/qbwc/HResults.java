package tandem.qbwc;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.session.QuickBooksTrouble;
import tandem.session.QuickBooksTrouble.Actor;
import tandem.session.QuickBooksTrouble.Nature;

/**
 * Says in plain words what an hresult means, who can help and how. Codes come as {@code 0x80040408}, in either case, without
 * the prefix, or as the signed decimal number of the same bits.
 */
final class HResults {

    private static final Pattern HEXADECIMAL = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{8})");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,10}");
    private static final Map<String, HResultTable.Line> LINES = HResultTable.LINES.stream()
            .collect(Collectors.toUnmodifiableMap(HResultTable.Line::hresult, Function.identity()));
    private static final int FAMILY = "0x8001".length();
    private static final int LONGEST = 40;
    private static final int LONGEST_MESSAGE = 500;

    private final String contact;

    /** Names the contact in advices that say to ask somebody. */
    HResults(String supportContact) {
        this.contact = supportContact;
    }

    /**
     * The trouble behind a code; nothing when there is none: the code is empty or zero.
     *
     * @param message QuickBooks' own sentence
     */
    Optional<QuickBooksTrouble> find(String hresult, String message) {
        String code = normal(hresult);
        return isNone(code) ? Optional.empty() : Optional.of(trouble(code, message));
    }

    /** As {@link #find}, where there is a trouble in any case. */
    QuickBooksTrouble explain(String hresult, String message) {
        return find(hresult, message).orElseGet(() -> withoutCode(message));
    }

    private QuickBooksTrouble trouble(String code, String message) {
        HResultTable.Line line = Optional.ofNullable(LINES.get(code)).orElseGet(() -> family(code));
        return line == null
                ? unknown(code, message)
                : new QuickBooksTrouble(
                        code,
                        shortened(message, LONGEST_MESSAGE),
                        line.nature(),
                        line.code(),
                        line.cause(),
                        line.actor(),
                        line.advice().replace(HResultTable.CONTACT, contact));
    }

    private static HResultTable.@Nullable Line family(String code) {
        return HResultTable.FAMILIES.get(code.substring(0, Math.min(code.length(), FAMILY)));
    }

    private QuickBooksTrouble unknown(String code, String message) {
        return new QuickBooksTrouble(
                code,
                shortened(message, LONGEST_MESSAGE),
                Nature.OUTCOME_UNKNOWN,
                "unknown_quickbooks_error",
                "QuickBooks stopped with the error " + code + ", which the service does not know.",
                Actor.SUPPORT,
                "Restart QuickBooks and the Web Connector. If it happens again, ask " + contact + " and name the error "
                        + code + ".");
    }

    private QuickBooksTrouble withoutCode(String message) {
        return new QuickBooksTrouble(
                "",
                shortened(message, LONGEST_MESSAGE),
                Nature.PASSES,
                "quickbooks_not_reached",
                "The Web Connector could not reach QuickBooks and did not say why.",
                Actor.BOOKKEEPER,
                "Open QuickBooks with the company file, sign in, and choose Update Selected in the Web Connector.");
    }

    private static boolean isNone(String code) {
        return code.isEmpty() || code.equals("0x00000000") || code.equals("0") || code.equals("0x0");
    }

    private static String normal(String hresult) {
        String text = hresult.strip();
        if (HEXADECIMAL.matcher(text).matches()) {
            return hexadecimal(text.substring(text.length() - 8));
        }
        if (DECIMAL.matcher(text).matches()) {
            return hexadecimal(String.format(Locale.ROOT, "%08X", new BigInteger(text).intValue()));
        }
        return shortened(text, LONGEST);
    }

    private static String hexadecimal(String digits) {
        return "0x" + digits.toUpperCase(Locale.ROOT);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
