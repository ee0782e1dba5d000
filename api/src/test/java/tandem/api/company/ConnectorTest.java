package tandem.api.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.access.KeyedHash;
import tandem.api.testing.RestTest;
import tandem.company.ConnectorId;

class ConnectorTest extends RestTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private KeyedHash hash;

    @Test
    @Tag("S2")
    @Tag("S15")
    @Tag("S17")
    void a_new_connector_shows_its_key_this_once() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var created = admin().post(path, Map.of("label", "Front office", "installation", "PC-1/anna"))
                .expect(201);
        assertThat(names(created, "")).contains("id", "label", "installation", "username", "connectorKey", "qwcUrl");
        var one = path + '/' + created.text("/id");
        assertThat(created.header("Location")).isEqualTo(one);
        assertThat(created.text("/qwcUrl")).isEqualTo("https://hub.example.com" + one + "/qwc");
        assertThat(created.text("/username")).matches("[a-z0-9-]{1,24}");
        assertThat(created.text("/connectorKey")).hasSizeGreaterThanOrEqualTo(32);

        var seen = admin().get(one).expect(200);
        assertThat(seen.text("/status")).isEqualTo("never_connected");
        assertThat(seen.body()).doesNotContain(created.text("/connectorKey"));
        assertThat(seen.json().path("personalData").asBoolean()).isTrue();
        assertThat(seen.json().path("unattended").asBoolean()).isFalse();
        assertThat(hash.fits(created.text("/connectorKey"), column(created.text("/id"), "key_hash")))
                .isTrue();
        assertThat(admin().get(path).items("id")).containsExactly(created.text("/id"));
    }

    @Test
    void a_rotated_key_leaves_the_old_one_good_for_a_while() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var created = admin().post(path, Map.of("label", "PC")).expect(201);
        var one = path + '/' + created.text("/id");
        var rotated = admin().post(one + "/rotate-key").expect(200);
        assertThat(rotated.text("/connectorKey")).isNotEqualTo(created.text("/connectorKey"));
        assertThat(rotated.text("/previousKeyValidUntil"))
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)).toString());
        assertThat(hash.fits(created.text("/connectorKey"), column(created.text("/id"), "previous_key_hash")))
                .isTrue();
        var atOnce = admin().post(one + "/rotate-key?overlapMinutes=0").expect(200);
        assertThat(atOnce.text("/previousKeyValidUntil"))
                .isEqualTo(clock.instant().toString());
        admin().post(one + "/rotate-key", Map.of("overlapMinutes", -1)).expectProblem(422, "invalid-fields");
    }

    @Test
    void a_revoked_connector_stays_on_record_and_gets_nothing_more() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var one = path
                + '/'
                + admin().post(path, Map.of("label", "PC")).expect(201).text("/id");
        admin().delete(one).expectProblem(428, "if-match-missing");
        admin().ifMatch(admin().get(one)).delete(one).expect(204);
        var seen = admin().get(one).expect(200);
        assertThat(seen.text("/status")).isEqualTo("revoked");
        admin().get(one + "/qwc").expectProblem(409, "connector-revoked");
        admin().post(one + "/rotate-key").expectProblem(409, "connector-revoked");
        admin().post(one + "/reissue").expectProblem(409, "connector-revoked");
    }

    @Test
    void reissuing_gives_fresh_ids_and_keeps_the_rest() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var one = path
                + '/'
                + admin().post(path, Map.of("label", "PC")).expect(201).text("/id");
        var before = admin().get(one);
        var after = admin().post(one + "/reissue").expect(200);
        assertThat(after.text("/fileId")).isNotEqualTo(before.text("/fileId"));
        assertThat(after.text("/ownerId")).isNotEqualTo(before.text("/ownerId"));
        assertThat(after.text("/username")).isEqualTo(before.text("/username"));
    }

    @Test
    @Tag("S15")
    void the_file_for_the_web_connector_is_an_attachment() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var created = admin().post(path, Map.of("label", "PC")).expect(201);
        var file =
                keyWith("read").get(path + '/' + created.text("/id") + "/qwc").expect(200);
        assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"acme.qwc\"");
        assertThat(file.header("Content-Type")).startsWith("application/x-qwc");
        assertThat(file.body()).contains(created.text("/username")).doesNotContain(created.text("/connectorKey"));
    }

    @Test
    @Tag("S2")
    @Tag("S15")
    void of_three_companies_the_key_and_the_file_are_those_of_the_one_that_was_asked_for() {
        var companies = List.of(newCompany(), newCompany(), newCompany());
        var created = companies.stream()
                .map(company -> admin().post("/api/v1/companies/" + company + "/connectors", Map.of("label", "PC"))
                        .expect(201))
                .toList();
        var second = created.get(1);
        var path = "/api/v1/companies/%s/connectors/" + second.text("/id");

        assertThat(admin().get(path.formatted(companies.get(1)) + "/qwc")
                        .expect(200)
                        .body())
                .contains(second.text("/username"))
                .doesNotContain(created.get(0).text("/username"), created.get(2).text("/username"));
        assertThat(hash.fits(second.text("/connectorKey"), column(second.text("/id"), "key_hash")))
                .isTrue();
        for (var other : List.of(0, 2)) {
            assertThat(second.text("/connectorKey"))
                    .isNotEqualTo(created.get(other).text("/connectorKey"));
            assertThat(second.text("/username")).isNotEqualTo(created.get(other).text("/username"));
            assertThat(hash.fits(
                            second.text("/connectorKey"),
                            column(created.get(other).text("/id"), "key_hash")))
                    .isFalse();
            admin().get(path.formatted(companies.get(other)) + "/qwc").expectProblem(404, "not-found");
        }
    }

    @Test
    void what_the_sessions_write_is_never_overwritten_by_what_people_change() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var id = admin().post(path, Map.of("label", "PC")).expect(201).text("/id");
        jdbc.sql(
                        "UPDATE connector SET answer = 'none', answer_reason = 'paused: stock-taking', last_seen_at = ? WHERE id = ?")
                .params(
                        java.sql.Timestamp.from(clock.instant()),
                        ConnectorId.parse(id).orElseThrow().value())
                .update();
        admin().post(path + '/' + id + "/rotate-key").expect(200);
        admin().post(path + '/' + id + "/reissue").expect(200);
        var seen = admin().get(path + '/' + id);
        assertThat(seen.text("/status")).isEqualTo("connected");
        assertThat(seen.text("/statusText")).isEqualTo("connected to server");
        assertThat(seen.text("/statusReason")).isEqualTo("paused: stock-taking");
        assertThat(seen.text("/lastSeenAt")).isEqualTo(clock.instant().toString());
    }

    private byte[] column(String connector, String name) {
        return jdbc.sql("SELECT " + name + " FROM connector WHERE id = ?")
                .param(ConnectorId.parse(connector).orElseThrow().value())
                .query(byte[].class)
                .single();
    }
}
