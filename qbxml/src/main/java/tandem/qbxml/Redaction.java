package tandem.qbxml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes from a qbXML text, of either direction, what must not be kept: tax identities, bank and card numbers, personal
 * data, free texts. To be used before such a text is stored or shown.
 *
 * <p>It goes by what may stay: ids, times, amounts, flags and QuickBooks' own words, business names without long
 * numbers in them, and QuickBooks' sentences likewise. Every other text becomes {@code ***}; an empty one stays empty.
 * Comments and document types are left out. The text need not be well-formed: what was cut off or garbled is what
 * support wants to see, and what cannot be told apart is masked. Memory does not grow with the text.
 */
public final class Redaction {
    private static final String MASK = "***";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_ATTRIBUTE = 2048;
    private static final int END = -1;

    /** Texts that are no secret whatever they are. Elements named {@code Is...} and {@code Include...} join them. */
    private static final Set<String> OPEN = Set.of(
            // identities and versions
            ("ListID TxnID TxnLineID CreditTxnID OwnerID ExternalGUID EditSequence TxnNumber RefNumber TimeCreated"
                            + " TimeModified TimeDeleted LastRestoreTime LastCondenseTime DataExtName DataExtType"
                            // dates
                            + " TxnDate DueDate AsOfDate ClosingDate DividingDate FromModifiedDate ToModifiedDate"
                            + " FromTxnDate ToTxnDate FromDeletedDate ToDeletedDate DateMacro"
                            // amounts and numbers
                            + " AmountDue AmountDueInHomeCurrency OpenAmount Amount AmountInHomeCurrency CreditAmount"
                            + " CreditAmountInHomeCurrency CreditRemaining PaymentAmount AppliedAmount DiscountAmount"
                            + " BalanceRemaining TotalAmount TaxAmount Balance TotalBalance ExchangeRate Quantity Cost"
                            + " PurchaseCost Price PricePercent StdDueDays StdDiscountDays DiscountPct DayOfMonthDue"
                            + " DueNextMonthDays DiscountDayOfMonth DaysBillsAreDue Sublevel MaxReturned MaxCapacity"
                            // QuickBooks' own words
                            + " AccountType SpecialAccountType TxnType LinkType BillableStatus JobStatus CurrencyCode"
                            + " ActiveStatus PaidStatus TxnDelType ListDelType TxnVoidType OtherDataExtType"
                            + " AssignToObject FirstMonthFiscalYear QBFileMode SupportedQBXMLVersion ProductName"
                            + " MajorVersion MinorVersion ClearExpenseLines ClearItemLines")
                    .split(" "));

    /** Texts that are no secret as long as no number is hidden in them. */
    private static final Set<String> NAMES = Set.of("Name", "FullName", "CompanyName", "LegalCompanyName");

    private static final Set<String> OPEN_ATTRIBUTES = Set.of(
            "version",
            "encoding",
            "standalone",
            "onError",
            "responseData",
            "newMessageSetID",
            "oldMessageSetID",
            "messageSetStatusCode",
            "requestID",
            "metaData",
            "iterator",
            "iteratorID",
            "iteratorRemainingCount",
            "retCount",
            "statusCode",
            "statusSeverity");

    /** A name with more digits in a row than that of form 1099 has run into the text after it. */
    private static final int MOST_DIGITS = 4;

    /**
     * Seven digits or more, also in groups; QuickBooks' own ids, which its sentences name, are spared. The group takes what it can get (+): one
     * that remembers how to give it back needs stack for each digit.
     */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\b[0-9A-F]{1,8}-1\\d{9}\\b|(?<spelt>\\d(?:[ ./-]?\\d){6,}+)");

    private final Reader in;
    private final char[] window = new char[8192];
    private int position;
    private int limit;
    private final Writer out;
    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder piece = new StringBuilder();
    private String element = "";

    private Redaction(Reader in, Writer out) {
        this.in = in;
        this.out = out;
    }

    /** The text without what must not be kept. */
    public static String of(String qbXml) {
        var redacted = new StringWriter(qbXml.length());
        try {
            copy(new StringReader(qbXml), redacted);
        } catch (IOException e) {
            throw new UncheckedIOException("strings do not fail", e);
        }
        return redacted.toString();
    }

    /** Copies a text without what must not be kept. Neither end is closed. */
    public static void copy(Reader qbXml, Writer redacted) throws IOException {
        new Redaction(qbXml, redacted).run();
    }

    private void run() throws IOException {
        int next = read();
        while (next != END) {
            next = next == '<' ? markup() : text(next);
        }
        flush();
    }

    private int read() throws IOException {
        if (position == limit) {
            flush();
            position = 0;
            limit = Math.max(0, in.read(window));
            if (limit == 0) {
                return END;
            }
        }
        return window[position++];
    }

    private void flush() throws IOException {
        out.append(kept);
        kept.setLength(0);
    }

    /** Everything up to the next markup. Each method returns the first character that it did not deal with. */
    private int text(int first) throws IOException {
        int next = first;
        while (next != END && next != '<' && Character.isWhitespace(next)) {
            kept.append((char) next);
            next = read();
        }
        piece.setLength(0);
        while (next != END && next != '<') {
            if (piece.length() <= LONGEST_TEXT) {
                piece.append((char) next);
            }
            next = read();
        }
        kept.append(redacted(piece));
        return next;
    }

    private CharSequence redacted(StringBuilder text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean holdsHalfATag = text.indexOf(">") >= 0;
        if (holdsHalfATag || text.length() > LONGEST_TEXT) {
            return MASK;
        }
        if (OPEN.contains(element) || isFlag(element)) {
            return text;
        }
        return NAMES.contains(element) ? withoutLongNumbers(text) : MASK;
    }

    private static boolean isFlag(String name) {
        int head = name.startsWith("Is") ? 2 : name.startsWith("Include") ? 7 : name.length();
        return head < name.length() && Character.isUpperCase(name.charAt(head));
    }

    private static String withoutLongNumbers(CharSequence text) {
        return LONG_NUMBER.matcher(text).replaceAll(found -> found.group("spelt") == null ? "$0" : MASK);
    }

    private int markup() throws IOException {
        int next = read();
        return switch (next) {
            case '!' -> declaration();
            case '?' -> tag("<?", read(), '?');
            case '/' -> tag("</", read(), '/');
            default -> tag("<", next, '/');
        };
    }

    /** Comments, CDATA sections and document types: nothing that QuickBooks writes, and nothing that is kept. */
    private int declaration() throws IOException {
        int next = read();
        if (next == '[') {
            kept.append(MASK);
            return skipPast("]]>");
        }
        return next == '-' ? skipPast("-->") : skipPast(">");
    }

    private int skipPast(String end) throws IOException {
        int matched = 0;
        while (matched < end.length()) {
            int next = read();
            if (next == END) {
                return END;
            }
            if (next == end.charAt(matched)) {
                matched++;
            } else if (next != end.charAt(0)) {
                matched = 0;
            }
        }
        return read();
    }

    private int tag(String opening, int first, char mayEndWith) throws IOException {
        int next = name(first);
        boolean ends = next == '>' || next == mayEndWith || Character.isWhitespace(next);
        if (piece.isEmpty() || !ends) {
            return garbled(next);
        }
        kept.append(opening).append(piece);
        element = opening.equals("<") ? piece.toString() : "";
        while (next != END && next != '>' && next != '<') {
            if (Character.isWhitespace(next)) {
                next = read();
            } else if (next == mayEndWith) {
                kept.append((char) next);
                element = "";
                next = read();
            } else {
                next = attribute(next);
            }
        }
        if (next != '>') {
            element = "";
            return next;
        }
        kept.append('>');
        return read();
    }

    private int attribute(int first) throws IOException {
        int next = name(first);
        String name = piece.toString();
        int quote = next == '=' ? read() : END;
        if (name.isEmpty() || (quote != '"' && quote != '\'')) {
            return garbled(quote == END ? next : quote);
        }
        piece.setLength(0);
        next = read();
        while (next != END && next != quote) {
            if (piece.length() <= LONGEST_ATTRIBUTE) {
                piece.append((char) next);
            }
            next = read();
        }
        if (next == END) {
            return END;
        }
        kept.append(' ')
                .append(name)
                .append("=\"")
                .append(redactedAttribute(name, piece.toString()))
                .append('"');
        return read();
    }

    private static String redactedAttribute(String name, String value) {
        boolean lostItsEnd = value.indexOf('<') >= 0;
        if (lostItsEnd || value.length() > LONGEST_ATTRIBUTE) {
            return MASK;
        }
        if (OPEN_ATTRIBUTES.contains(name)) {
            return value.replace("\"", "&quot;");
        }
        return name.equals("statusMessage") ? withoutLongNumbers(value).replace("\"", "&quot;") : MASK;
    }

    /** Reads a name into the piece; leaves it empty when no name of qbXML looks like what was read. */
    private int name(int first) throws IOException {
        piece.setLength(0);
        int digits = 0;
        int next = first;
        boolean plausible = next < 0x80 && Character.isLetter(next);
        while (isNamePart(next)) {
            digits = Character.isDigit(next) ? digits + 1 : 0;
            plausible &= digits <= MOST_DIGITS && piece.length() < LONGEST_NAME;
            if (plausible) {
                piece.append((char) next);
            }
            next = read();
        }
        if (!plausible) {
            piece.setLength(0);
        }
        return next;
    }

    private static boolean isNamePart(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || character == '_' || character == ':');
    }

    private int garbled(int first) throws IOException {
        kept.append(MASK);
        element = "";
        int next = first;
        while (next != END && next != '<' && next != '>') {
            next = read();
        }
        return next;
    }
}
