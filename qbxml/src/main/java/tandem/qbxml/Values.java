package tandem.qbxml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.qbxml.binding.PostalAddress;
import tandem.qbxml.binding.Reference;
import tandem.qbxml.binding.Stamped;

/**
 * Texts of an answer as values. Absent stays absent; a typed element that was sent empty holds no value either. A text
 * that is no value of its type makes the record unreadable: leaving it out would look as if it had not been sent.
 */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final int CLOCK_LENGTH = "2026-03-21T11:37:00".length();
    private static final int DATE_LENGTH = "2026-03-21".length();

    private Values() {}

    static String required(String element, @Nullable String text) throws UnreadableField {
        String filled = filled(text);
        if (filled == null) {
            throw UnreadableField.missing(element);
        }
        return filled;
    }

    /** Reads the number exactly, with the decimals that were sent. */
    static @Nullable BigDecimal number(String element, @Nullable String text) throws UnreadableField {
        String digits = filled(text);
        if (digits == null) {
            return null;
        }
        if (!NUMBER.matcher(digits).matches()) {
            throw UnreadableField.unreadable(element, digits);
        }
        return new BigDecimal(digits);
    }

    static @Nullable Integer integer(String element, @Nullable String text) throws UnreadableField {
        String digits = filled(text);
        if (digits == null) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw UnreadableField.unreadable(element, digits);
        }
    }

    static @Nullable Boolean flag(String element, @Nullable String text) throws UnreadableField {
        String word = filled(text);
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw UnreadableField.unreadable(element, word);
        };
    }

    static boolean flag(String element, @Nullable String text, boolean otherwise) throws UnreadableField {
        Boolean flag = flag(element, text);
        return flag == null ? otherwise : flag;
    }

    static @Nullable LocalDate date(String element, @Nullable String text) throws UnreadableField {
        String day = filled(text);
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw UnreadableField.unreadable(element, day);
        }
    }

    /**
     * The clock part of a time. QuickBooks sends the offset of winter all year round, so the offset is not looked at.
     */
    static @Nullable LocalDateTime clock(String element, @Nullable String text) throws UnreadableField {
        String time = filled(text);
        if (time == null) {
            return null;
        }
        try {
            return time.length() > DATE_LENGTH
                    ? LocalDateTime.parse(time.substring(0, Math.min(time.length(), CLOCK_LENGTH)))
                    : LocalDate.parse(time).atStartOfDay();
        } catch (DateTimeException e) {
            throw UnreadableField.unreadable(element, time);
        }
    }

    static LocalDateTime requiredClock(String element, @Nullable String text) throws UnreadableField {
        LocalDateTime time = clock(element, text);
        if (time == null) {
            throw UnreadableField.missing(element);
        }
        return time;
    }

    static Version version(Stamped ret) throws UnreadableField {
        return new Version(
                clock("TimeCreated", ret.getTimeCreated()),
                requiredClock("TimeModified", ret.getTimeModified()),
                ret.getTimeModified(),
                required("EditSequence", ret.getEditSequence()));
    }

    /** An identity of ours; {@code 0} and what is no identity are none of ours and are read as absent. */
    static @Nullable UUID guid(@Nullable String braced) {
        if (braced == null) {
            return null;
        }
        try {
            return UUID.fromString(braced.replace("{", "").replace("}", "").strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Ref ref(@Nullable Reference reference) {
        return reference == null ? null : new Ref(reference.getListID(), reference.getFullName());
    }

    static @Nullable Address address(@Nullable PostalAddress sent) {
        return sent == null
                ? null
                : new Address(
                        sent.getAddr1(),
                        sent.getAddr2(),
                        sent.getAddr3(),
                        sent.getAddr4(),
                        sent.getAddr5(),
                        sent.getCity(),
                        sent.getState(),
                        sent.getPostalCode(),
                        sent.getCountry());
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
