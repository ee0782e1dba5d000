package tandem.qbwc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import tandem.company.ConnectorFile;

/**
 * Makes .qwc files, after the chapter on them in Intuit's <i>QuickBooks Web Connector Programmer's Guide</i>.
 *
 * <p>The name of the application follows from the connector's user name alone: QuickBooks keeps a permission under it, so it
 * must not change when a company is renamed or the file is downloaded again. AppUniqueName makes a second download
 * replace the first without a question. IsReadOnly is false although the hub may only read: the Web Connector itself writes
 * the FileID into the company file. A connector for unattended work demands that permission, since without it nothing but an
 * error would come of it every night; personal data is only offered, since everything but the tax ids works without.
 */
public final class QwcFile implements ConnectorFile {

    private static final String MEDIA_TYPE = "application/x-qwc";
    private static final int LONGEST_DESCRIPTION = 80;
    private static final int LONGEST_COMPANY_IN_FILE_NAME = 40;
    private static final int LONGEST_DISPLAY_NAME = 50;
    private static final int TOO_LONG_FOR_A_USER_NAME = 50;
    private static final Pattern SHORT_PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]{1,24}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_FOR_FILE_NAMES = Pattern.compile("[^a-z0-9]+");

    private final String publicUrl;

    /**
     * Makes files that point to this hub.
     *
     * @param publicUrl looked at when a file is asked for, not before
     */
    public QwcFile(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public Document render(Facts facts) {
        var address = PublicAddress.of(publicUrl);
        requireFit(facts);
        return new Document(fileName(facts), MEDIA_TYPE, xml(facts, address));
    }

    private static String xml(Facts facts, PublicAddress address) {
        String appName = appName(facts.userName());
        return """
                <?xml version="1.0"?>
                <QBWCXML>
                    <AppName>%s</AppName>
                    <AppID></AppID>
                    <AppURL>%s</AppURL>
                    <AppDescription>%s</AppDescription>
                    <AppSupport>%s</AppSupport>
                    <UserName>%s</UserName>
                    <OwnerID>%s</OwnerID>
                    <FileID>%s</FileID>
                    <QBType>QBFS</QBType>
                    <AppDisplayName>%s</AppDisplayName>
                    <AppUniqueName>%s</AppUniqueName>
                    <Scheduler>
                        <RunEveryNMinutes>%d</RunEveryNMinutes>
                    </Scheduler>
                    <PersonalDataPref>%s</PersonalDataPref>
                    <UnattendedModePref>%s</UnattendedModePref>
                    <IsReadOnly>false</IsReadOnly>
                </QBWCXML>
                """.formatted(
                escaped(appName),
                escaped(address.service(facts.userName())),
                escaped(cut("Keeps MineralTree in step with " + oneLine(facts.companyName()), LONGEST_DESCRIPTION)),
                escaped(address.support()),
                escaped(facts.userName()),
                braced(facts.ownerId()),
                braced(facts.fileId()),
                escaped(cut("Tandem - " + oneLine(facts.companyName()), LONGEST_DISPLAY_NAME)),
                escaped(appName),
                facts.syncIntervalMinutes(),
                facts.personalData() ? "pdpOptional" : "pdpNotNeeded",
                facts.unattended() ? "umpRequired" : "umpOptional");
    }

    private static void requireFit(Facts facts) {
        if (!PRINTABLE.matcher(facts.userName()).matches() || facts.userName().length() >= TOO_LONG_FOR_A_USER_NAME) {
            throw new IllegalArgumentException("no user name for a Web Connector: " + facts.userName());
        }
        if (facts.syncIntervalMinutes() < 1) {
            throw new IllegalArgumentException("no interval: " + facts.syncIntervalMinutes() + " minutes");
        }
    }

    /** Fewer than 32 plain characters. */
    private static String appName(String userName) {
        return "Tandem " + (SHORT_PLAIN_NAME.matcher(userName).matches() ? userName : fingerprint(userName));
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String fileName(Facts facts) {
        String company = fileNamePart(facts.companyName());
        String plain = company.isEmpty() ? "" : cut(company, LONGEST_COMPANY_IN_FILE_NAME) + "-";
        return "tandem-" + plain + fileNamePart(facts.userName()) + ".qwc";
    }

    private static String fileNamePart(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_FOR_FILE_NAMES
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll("-")
                .replaceAll("^-|-$", "");
    }

    private static String braced(UUID id) {
        return "{" + id + "}";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    /** At most so many characters, and no half of one. */
    private static String cut(String text, int longest) {
        int length = Math.min(text.length(), longest);
        boolean splits = length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length).strip();
    }

    /** Markup as entities, everything beyond ASCII as numbers, so that no encoding can spoil it; what XML forbids is dropped. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().filter(QwcFile::isXml).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c < 0x7F) {
                        escaped.append((char) c);
                    } else {
                        escaped.append("&#").append(c).append(';');
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
