package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tandem.company.ConnectorFile.Document;
import tandem.company.ConnectorFile.Facts;
import tandem.company.ConnectorFile.NotPossible;

class QwcFileTest {

    private static final UUID OWNER = UUID.fromString("0d2f5f7e-31c5-4c3a-9a51-0c6b8f0f7a11");
    private static final UUID FILE = UUID.fromString("6a0f1f0e-8b3f-4f1e-9c60-94f3c1d0aa27");

    private final QwcFile hub = new QwcFile("https://hub.example.com");

    @Test
    void the_whole_file() throws Exception {
        Document document = hub.render(facts("Acme Tools", "acme-042", 15, false, true));
        assertThat(elements(document))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("AppName", "Tandem acme-042"),
                        Map.entry("AppID", ""),
                        Map.entry("AppURL", "https://hub.example.com/qbwc?c=acme-042"),
                        Map.entry("AppDescription", "Keeps MineralTree in step with Acme Tools"),
                        Map.entry("AppSupport", "https://hub.example.com/support"),
                        Map.entry("UserName", "acme-042"),
                        Map.entry("OwnerID", "{0d2f5f7e-31c5-4c3a-9a51-0c6b8f0f7a11}"),
                        Map.entry("FileID", "{6a0f1f0e-8b3f-4f1e-9c60-94f3c1d0aa27}"),
                        Map.entry("QBType", "QBFS"),
                        Map.entry("AppDisplayName", "Tandem - Acme Tools"),
                        Map.entry("AppUniqueName", "Tandem acme-042"),
                        Map.entry("Scheduler", "15"),
                        Map.entry("PersonalDataPref", "pdpOptional"),
                        Map.entry("UnattendedModePref", "umpOptional"),
                        Map.entry("IsReadOnly", "false")));
        assertThat(document.text())
                .startsWith("<?xml version=\"1.0\"?>")
                .contains("<RunEveryNMinutes>15</RunEveryNMinutes>");
        assertThat(document.name()).isEqualTo("tandem-acme-tools-acme-042.qwc");
        assertThat(document.mediaType()).isEqualTo("application/x-qwc");
    }

    @Test
    void the_same_facts_give_the_same_file() {
        Facts facts = facts("Acme Tools", "acme-042", 15, false, true);
        assertThat(hub.render(facts)).isEqualTo(new QwcFile("https://hub.example.com/").render(facts));
    }

    @Test
    void the_name_of_the_application_outlives_a_renaming_of_the_company() throws Exception {
        String before = elements(hub.render(facts("Acme Tools", "acme-042", 5, false, true)))
                .get("AppName");
        String after = elements(hub.render(facts("Bolts & Nuts", "acme-042", 60, true, false)))
                .get("AppName");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_the_connector_asks_for_follows_its_settings() throws Exception {
        Map<String, String> elements = elements(hub.render(facts("Acme", "acme-042", 5, true, false)));
        assertThat(elements)
                .containsEntry("UnattendedModePref", "umpRequired")
                .containsEntry("PersonalDataPref", "pdpNotNeeded")
                .containsEntry("IsReadOnly", "false")
                .doesNotContainKeys("Style", "CertURL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Smith & Sons <\"Best\"> ]]> 'x'",
                "Zürich Käse AG \uD83E\uDDC0",
                "a\u0000b\u001Fc\r\nd\uFFFEe",
                "\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0"
                        + "\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0"
                        + "\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0\uD83E\uDDC0",
                "../../etc/passwd; filename=\"x\"",
                ""
            })
    void hostile_company_names_do_no_harm(String companyName) throws Exception {
        Document document = hub.render(facts(companyName, "acme-042", 5, false, true));
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(document.text()))
                .isTrue();
        Map<String, String> elements = elements(document);
        assertThat(elements.get("AppDescription"))
                .startsWith("Keeps MineralTree in step with")
                .hasSizeLessThanOrEqualTo(80);
        assertThat(elements.get("AppDisplayName")).hasSizeLessThanOrEqualTo(50);
        assertThat(document.name()).matches("tandem-[a-z0-9-]+\\.qwc");
    }

    @Test
    void an_ampersand_comes_through_once_escaped() throws Exception {
        Document document = hub.render(facts("Smith & Sons", "acme-042", 5, false, true));
        assertThat(document.text()).contains("Smith &amp; Sons");
        assertThat(elements(document)).containsEntry("AppDisplayName", "Tandem - Smith & Sons");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "con_01h455vb4pex5vsknk084sn02q",
                "name.that-is_as.long-as_it.may-be.49.characters-n",
                "odd+name@example.com"
            })
    void the_name_of_the_application_is_short_and_plain_for_every_user_name(String userName) throws Exception {
        Map<String, String> elements = elements(hub.render(facts("Acme", userName, 5, false, true)));
        assertThat(elements.get("AppName"))
                .matches("Tandem [A-Za-z0-9._-]{1,24}")
                .isEqualTo(elements.get("AppUniqueName"));
        assertThat(elements).containsEntry("UserName", userName);
        assertThat(elements.get("AppURL")).doesNotContain("@").doesNotContain("+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "z\u00FCrich", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void a_user_name_that_a_web_connector_may_spoil_is_refused(String userName) {
        assertThatThrownBy(() -> hub.render(facts("Acme", userName, 5, false, true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_interval_is_at_least_a_minute() {
        assertThatThrownBy(() -> hub.render(facts("Acme", "acme-042", 0, false, true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080/qbwc?c=acme-042, http://localhost:8080/support",
        "https://localhost, https://localhost/qbwc?c=acme-042, https://localhost/support",
        "https://hub.example.com:8443/tandem/, https://hub.example.com:8443/tandem/qbwc?c=acme-042,"
                + " https://hub.example.com:8443/tandem/support",
        "HTTPS://Hub.Example.com, HTTPS://Hub.Example.com/qbwc?c=acme-042, HTTPS://Hub.Example.com/support"
    })
    void both_addresses_are_on_the_public_one(String publicUrl, String service, String support) throws Exception {
        Map<String, String> elements =
                elements(new QwcFile(publicUrl).render(facts("Acme", "acme-042", 5, false, true)));
        assertThat(elements).containsEntry("AppURL", service).containsEntry("AppSupport", support);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example.com",
                "http://localhost.example.com",
                "https://192.0.2.7",
                "http://127.0.0.1:8080",
                "https://[2001:db8::1]",
                "https://3221225991",
                "https://0xC0000207",
                "ftp://hub.example.com",
                "hub.example.com",
                "https://",
                "https:///x",
                "https://user:secret@hub.example.com",
                "https://hub.example.com/?x=1",
                "https://hub.example.com/#top",
                "https://hub example.com",
                ""
            })
    void an_address_that_a_web_connector_refuses_makes_no_file(String publicUrl) {
        assertThatThrownBy(() -> new QwcFile(publicUrl).render(facts("Acme", "acme-042", 5, false, true)))
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("TANDEM_PUBLIC_URL");
    }

    private static Facts facts(String company, String userName, int minutes, boolean unattended, boolean personalData) {
        return new Facts(company, userName, OWNER, FILE, minutes, unattended, personalData);
    }

    /** The text of each child of the root; a child that comes twice fails. */
    private static Map<String, String> elements(Document document) throws Exception {
        Element root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document.text())))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("QBWCXML");
        Map<String, String> elements = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                names.add(element.getTagName());
                elements.put(element.getTagName(), element.getTextContent().strip());
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        return elements;
    }
}
