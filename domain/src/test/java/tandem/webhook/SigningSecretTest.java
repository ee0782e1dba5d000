package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    @Test
    void it_signs_as_the_published_example_does() {
        var secret = new SigningSecret("whsec_plJ3nmyCDGBKInavdOK15jsl");
        var body = "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(StandardCharsets.UTF_8);
        assertThat(SigningSecret.signatures(
                        List.of(secret), "msg_loFOjxBNrRLzqYUf", Instant.ofEpochSecond(1731705121, 999_000_000), body))
                .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void with_two_secrets_there_is_a_signature_by_each() {
        var one = SigningSecret.generate();
        var other = SigningSecret.generate();
        var both = SigningSecret.signatures(List.of(one, other), "id", Instant.EPOCH, new byte[0]);
        assertThat(both.split(" "))
                .containsExactly(
                        SigningSecret.signatures(List.of(one), "id", Instant.EPOCH, new byte[0]),
                        SigningSecret.signatures(List.of(other), "id", Instant.EPOCH, new byte[0]))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_new_one_is_random_and_does_not_print_itself() {
        var secret = SigningSecret.generate();
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret).isNotEqualTo(SigningSecret.generate());
        assertThat(secret.toString()).doesNotContain(secret.text().substring(6));
    }
}
