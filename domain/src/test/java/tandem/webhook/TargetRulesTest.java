package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

    private final TargetRules rules = new TargetRules(false);
    private final TargetRules forDevelopment = new TargetRules(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example.com/tandem", "https://receiver.example.com:443/",
                        "https://receiver.example.com:8443/x?y=z",
                "HTTPS://Receiver.Example.com", "https://1.1.1.1/hook", "https://[2606:4700:4700::1111]/hook",
                "https://xn--bcher-kva.example/", "https://3com.example.com/"
            })
    void the_public_internet_may_be_called_by_https(String url) {
        assertThat(rules.refusal(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                  | must be an https address
                    not an address                      | is no address of the web
                    https:receiver                      | is no address of the web
                    https:///path                       | is no address of the web
                    https://exa_mple.com/               | is no address of the web
                    //receiver.example.com/             | must begin with https
                    http://receiver.example.com/        | must begin with https
                    ftp://receiver.example.com/         | must begin with https
                    file://receiver.example.com/x       | must begin with https
                    https://me:secret@receiver.example/ | name or password
                    https://me@receiver.example/        | name or password
                    https://receiver.example.com/#x     | fragment
                    https://receiver.example.com:22/    | port
                    https://receiver.example.com:80/    | port
                    https://receiver.example.com:1023/  | port
                    https://localhost/                  | public internet
                    https://LOCALHOST:8443/             | public internet
                    https://localhost./                 | public internet
                    https://hub.localhost/              | public internet
                    https://printer.local/              | public internet
                    https://metadata.google.internal/   | public internet
                    https://intranet/                   | public internet
                    https://127.0.0.1/                  | public internet
                    https://10.0.0.8:8443/              | public internet
                    https://169.254.169.254/latest      | public internet
                    https://2130706433/                 | public internet
                    https://0x7f.1/                     | is no address of the web
                    https://127.1/                      | is no address of the web
                    https://0177.0.0.1/                 | public internet
                    https://127.0.0.1./                 | is no address of the web
                    https://[::1]/                      | public internet
                    https://[::ffff:127.0.0.1]/         | public internet
                    https://[fd00::1]/                  | public internet
                    """)
    void nothing_else_may_be_called(String url, String why) {
        assertThat(rules.refusal(url)).get().asString().contains(why);
    }

    @Test
    void an_address_has_an_end() {
        assertThat(rules.refusal("https://receiver.example.com/" + "x".repeat(2000)))
                .get()
                .asString()
                .contains("2000");
        assertThat(rules.refusal(null)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000/hook", "https://10.0.0.8/hook", "http://intranet/"})
    void for_development_ones_own_machine_and_network_may_be_called(String url) {
        assertThat(forDevelopment.refusal(url)).isEmpty();
        assertThat(forDevelopment.refusal("ftp://localhost/")).isPresent();
    }

    @Test
    void what_a_name_leads_to_is_judged_by_itself() throws UnknownHostException {
        var home = InetAddress.getByName("127.0.0.1");
        assertThat(rules.allows(home)).isFalse();
        assertThat(rules.allows(InetAddress.getByName("1.1.1.1"))).isTrue();
        assertThat(forDevelopment.allows(home)).isTrue();
    }
}
