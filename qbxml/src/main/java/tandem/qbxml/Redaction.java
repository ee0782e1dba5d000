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

    private static final Pattern FLAG = Pattern.compile("(Is|Include)[A-Z][A-Za-z]*");

    /** Seven digits or more, also in groups; QuickBooks' own ids, which its sentences name, are spared. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\b[0-9A-F]{1,8}-1\\d{9}\\b|(?<spelt>\\d(?:[ ./-]?\\d){6,})");

    private final Reader in;
    private final Writer out;
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

    /** Copies a text without what must not be kept. Neither end is closed; both should be buffered. */
    public static void copy(Reader qbXml, Writer redacted) throws IOException {
        new Redaction(qbXml, redacted).run();
    }

    private void run() throws IOException {
        int next = in.read();
        while (next != END) {
            next = next == '<' ? markup() : text(next);
        }
    }

    /** Everything up to the next markup. Each method returns the first character that it did not deal with. */
    private int text(int first) throws IOException {
        int next = first;
        while (next != END && next != '<' && Character.isWhitespace(next)) {
            out.write(next);
            next = in.read();
        }
        var text = new StringBuilder();
        while (next != END && next != '<') {
            if (text.length() <= LONGEST_TEXT) {
                text.append((char) next);
            }
            next = in.read();
        }
        out.write(redacted(text.toString()));
        return next;
    }

    private String redacted(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (text.length() > LONGEST_TEXT) {
            return MASK;
        }
        if (OPEN.contains(element) || FLAG.matcher(element).matches()) {
            return text;
        }
        return NAMES.contains(element) ? withoutLongNumbers(text) : MASK;
    }

    private static String withoutLongNumbers(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(found -> found.group("spelt") == null ? "$0" : MASK);
    }

    private int markup() throws IOException {
        int next = in.read();
        return switch (next) {
            case '!' -> declaration();
            case '?' -> tag("<?", in.read(), '?');
            case '/' -> tag("</", in.read(), '/');
            default -> tag("<", next, '/');
        };
    }

    /** Comments, CDATA sections and document types: nothing that QuickBooks writes, and nothing that is kept. */
    private int declaration() throws IOException {
        int next = in.read();
        if (next == '[') {
            out.write(MASK);
            return skipPast("]]>");
        }
        return next == '-' ? skipPast("-->") : skipPast(">");
    }

    private int skipPast(String end) throws IOException {
        int matched = 0;
        while (matched < end.length()) {
            int next = in.read();
            if (next == END) {
                return END;
            }
            if (next == end.charAt(matched)) {
                matched++;
            } else if (next != end.charAt(0)) {
                matched = 0;
            }
        }
        return in.read();
    }

    private int tag(String opening, int first, char mayEndWith) throws IOException {
        var name = new StringBuilder();
        int next = name(first, name);
        if (name.isEmpty()) {
            return garbled(next);
        }
        out.write(opening);
        out.append(name);
        element = opening.equals("<") ? name.toString() : "";
        while (next != END && next != '>' && next != '<') {
            if (Character.isWhitespace(next)) {
                next = in.read();
            } else if (next == mayEndWith) {
                out.write(next);
                element = "";
                next = in.read();
            } else {
                next = attribute(next);
            }
        }
        if (next != '>') {
            return next;
        }
        out.write('>');
        return in.read();
    }

    private int attribute(int first) throws IOException {
        var name = new StringBuilder();
        int next = name(first, name);
        int quote = next == '=' ? in.read() : END;
        if (name.isEmpty() || (quote != '"' && quote != '\'')) {
            return garbled(quote == END ? next : quote);
        }
        var value = new StringBuilder();
        next = in.read();
        while (next != END && next != quote) {
            if (value.length() <= LONGEST_ATTRIBUTE) {
                value.append((char) next);
            }
            next = in.read();
        }
        if (next == END) {
            return END;
        }
        out.write(" " + name + "=\"" + redactedAttribute(name.toString(), value.toString()) + "\"");
        return in.read();
    }

    private static String redactedAttribute(String name, String value) {
        if (value.length() > LONGEST_ATTRIBUTE) {
            return MASK;
        }
        if (OPEN_ATTRIBUTES.contains(name)) {
            return value.replace("\"", "&quot;");
        }
        return name.equals("statusMessage") ? withoutLongNumbers(value).replace("\"", "&quot;") : MASK;
    }

    /** Reads a name; leaves it empty when there is none or it is longer than any name of qbXML. */
    private int name(int first, StringBuilder name) throws IOException {
        int next = first;
        while (isNamePart(next) && name.length() <= LONGEST_NAME) {
            name.append((char) next);
            next = in.read();
        }
        if (name.length() > LONGEST_NAME || (!name.isEmpty() && !Character.isLetter(name.charAt(0)))) {
            name.setLength(0);
        }
        return next;
    }

    private static boolean isNamePart(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || character == '_' || character == ':');
    }

    private int garbled(int first) throws IOException {
        out.write(MASK);
        element = "";
        int next = first;
        while (next != END && next != '<' && next != '>') {
            next = in.read();
        }
        return next;
    }
}
