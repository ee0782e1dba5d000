package tandemsim.connector;

import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A .qwc file: how a service introduces itself to the Web Connector.
 *
 * @param appUrl the address of the service, used exactly as it is given
 * @param interval how often the service asks to be polled; empty for manual updates only
 */
public record QwcFile(
        String appName,
        String appId,
        URI appUrl,
        String appDescription,
        URI appSupport,
        String userName,
        String ownerId,
        String fileId,
        Optional<String> appUniqueName,
        Optional<URI> certUrl,
        boolean readOnly,
        Optional<String> personalData,
        Optional<String> unattendedMode,
        Optional<Duration> interval) {

    private static final List<String> REQUIRED = List.of(
            "AppName", "AppID", "AppURL", "AppDescription", "AppSupport", "UserName", "OwnerID", "FileID", "QBType");
    private static final List<String> OPTIONAL = List.of(
            "AppDisplayName",
            "AppUniqueName",
            "Scheduler",
            "AuthFlags",
            "CertURL",
            "IsReadOnly",
            "Notify",
            "PersonalDataPref",
            "UnattendedModePref",
            "Style");
    private static final Pattern GUID = Pattern.compile("\\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}");
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[.*\\]");

    /**
     * @throws NotAdded with the Web Connector's code when the file breaks a rule
     */
    public static QwcFile parse(String text) throws NotAdded {
        Map<String, String> elements = elements(text);
        for (String name : REQUIRED) {
            if (!elements.containsKey(name)) {
                throw new NotAdded(QbwcCode.NOT_ADDED, "the element " + name + " is missing");
            }
            if (elements.getOrDefault(name, "").isBlank() && !name.equals("AppID")) {
                throw new NotAdded(QbwcCode.NOT_ADDED, "the element " + name + " is empty");
            }
        }
        word(elements, "QBType", Set.of("QBFS", "QBPOS"));
        word(elements, "PersonalDataPref", Set.of("pdpNotNeeded", "pdpOptional", "pdpRequired"));
        word(elements, "UnattendedModePref", Set.of("umpRequired", "umpOptional"));
        word(elements, "IsReadOnly", Set.of("true", "false"));
        word(elements, "Notify", Set.of("true", "false"));
        word(elements, "Style", Set.of("Document", "DocWrapped"));
        guid(elements, "OwnerID");
        guid(elements, "FileID");
        if (!elements.getOrDefault("AuthFlags", "0x0").matches("(0x)?[0-9A-Fa-f]{1,2}")) {
            throw new NotAdded(QbwcCode.AUTH_FLAGS, "AuthFlags is wrong");
        }
        URI appUrl = address(elements, "AppURL");
        URI appSupport = address(elements, "AppSupport");
        rules(appUrl, appSupport);
        return new QwcFile(
                elements.getOrDefault("AppName", ""),
                elements.getOrDefault("AppID", ""),
                appUrl,
                elements.getOrDefault("AppDescription", ""),
                appSupport,
                elements.getOrDefault("UserName", ""),
                elements.getOrDefault("OwnerID", ""),
                elements.getOrDefault("FileID", ""),
                Optional.ofNullable(elements.get("AppUniqueName")),
                elements.containsKey("CertURL") ? Optional.of(address(elements, "CertURL")) : Optional.empty(),
                "true".equals(elements.get("IsReadOnly")),
                Optional.ofNullable(elements.get("PersonalDataPref")),
                Optional.ofNullable(elements.get("UnattendedModePref")),
                interval(elements));
    }

    private static Map<String, String> elements(String text) throws NotAdded {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            reader.nextTag();
            if (!reader.getLocalName().equals("QBWCXML") || reader.getNamespaceURI() != null) {
                throw new NotAdded(QbwcCode.NOT_ADDED, "the root is not QBWCXML without namespace");
            }
            Map<String, String> elements = new LinkedHashMap<>();
            while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                    throw new NotAdded(QbwcCode.NOT_ADDED, "the element " + name + " is unknown");
                }
                String value = name.equals("Scheduler") ? scheduler(reader) : reader.getElementText();
                if (elements.put(name, value) != null) {
                    throw new NotAdded(QbwcCode.NOT_ADDED, "the element " + name + " comes twice");
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            throw new NotAdded(QbwcCode.NOT_ADDED, "the file is not well-formed XML: " + e.getMessage());
        }
    }

    /** The first child counts. */
    private static String scheduler(XMLStreamReader reader) throws XMLStreamException {
        String first = "";
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String entry = reader.getLocalName() + "=" + reader.getElementText().strip();
            first = first.isEmpty() ? entry : first;
        }
        return first;
    }

    private static Optional<Duration> interval(Map<String, String> elements) throws NotAdded {
        String scheduler = elements.get("Scheduler");
        if (scheduler == null) {
            return Optional.empty();
        }
        if (!scheduler.matches("(RunEveryNMinutes|RunEveryNSeconds)=[1-9]\\d{0,6}")) {
            throw new NotAdded(QbwcCode.NOT_ADDED, "the Scheduler has no usable interval");
        }
        long number = Long.parseLong(scheduler.substring(scheduler.indexOf('=') + 1));
        return Optional.of(
                scheduler.startsWith("RunEveryNMinutes") ? Duration.ofMinutes(number) : Duration.ofSeconds(number));
    }

    private static void word(Map<String, String> elements, String name, Set<String> words) throws NotAdded {
        String value = elements.get(name);
        if (value != null && !words.contains(value)) {
            throw new NotAdded(QbwcCode.NOT_ADDED, name + " is " + value + ", not one of " + words);
        }
    }

    private static void guid(Map<String, String> elements, String name) throws NotAdded {
        if (!GUID.matcher(elements.getOrDefault(name, "")).matches()) {
            throw new NotAdded(QbwcCode.NOT_ADDED, name + " is not a GUID in braces");
        }
    }

    private static URI address(Map<String, String> elements, String name) throws NotAdded {
        try {
            URI address = new URI(elements.getOrDefault(name, "").strip());
            if (address.getHost() == null || address.getScheme() == null) {
                throw new NotAdded(QbwcCode.NOT_ADDED, name + " is no complete address");
            }
            return address;
        } catch (URISyntaxException e) {
            throw new NotAdded(QbwcCode.NOT_ADDED, name + " is no address");
        }
    }

    private static void rules(URI appUrl, URI appSupport) throws NotAdded {
        boolean local = isLocal(appUrl);
        String scheme = appUrl.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && local)) {
            throw new NotAdded(QbwcCode.NOT_HTTPS, "AppURL must begin with https, unless it is localhost");
        }
        if (IP.matcher(appUrl.getHost()).matches()) {
            throw new NotAdded(QbwcCode.APP_URL_IS_IP_ADDRESS, "AppURL names an IP address");
        }
        if (IP.matcher(appSupport.getHost()).matches()) {
            throw new NotAdded(QbwcCode.SUPPORT_IS_IP_ADDRESS, "AppSupport names an IP address");
        }
        if (!local && !appUrl.getHost().equalsIgnoreCase(appSupport.getHost())) {
            throw new NotAdded(QbwcCode.SUPPORT_DOMAIN_DIFFERS, "AppSupport is on another host than AppURL");
        }
    }

    static boolean isLocal(URI address) {
        return address.getHost().equalsIgnoreCase("localhost");
    }
}
