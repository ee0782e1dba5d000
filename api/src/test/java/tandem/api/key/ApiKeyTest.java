package tandem.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.access.KeyedHash;
import tandem.api.testing.RestTest;
import tandem.api.testing.TestHub;
import tandem.caller.ApiKeys;
import tandem.caller.FirstKey;

class ApiKeyTest extends RestTest {

    private static final String KEYS = "/api/v1/api-keys";

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private ApiKeys keys;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private KeyedHash hash;

    @Test
    void a_key_is_shown_once_and_only_its_keyed_hash_is_stored() {
        var created = admin().post(KEYS, Map.of("label", "ops", "scopes", List.of("support", "read")))
                .expect(201);
        assertThat(names(created, "")).contains("id", "label", "scopes", "key");
        assertThat(created.text("/key")).matches("tdm_[0-9a-z]{40}_[0-9a-f]{8}");
        var seen = admin().get(KEYS + '/' + created.text("/id")).expect(200);
        assertThat(seen.body()).doesNotContain(created.text("/key"));
        assertThat(seen.json().at("/scopes").toString()).isEqualTo("[\"read\",\"support\"]");
        assertThat(admin().get(KEYS + "?limit=500").items("id")).contains(created.text("/id"));
        assertThat(jdbc.sql("SELECT api_key::text FROM api_key")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row != null && row.contains(created.text("/key")));
    }

    @Test
    void a_key_needs_a_label_and_scopes() {
        var refused = admin().post(KEYS, Map.of("scopes", List.of())).expectProblem(422, "invalid-fields");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder("/label", "/scopes");
        admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read"), "companyId", "co_nonsense"))
                .expectProblem(422, "invalid-fields");
    }

    @Test
    void an_expired_key_is_not_good() {
        var expires = clock.instant().plus(Duration.ofHours(1)).toString();
        var secret = admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read"), "expiresAt", expires))
                .expect(201)
                .text("/key");
        anybody().with(secret).get(KEYS).expect(200);
        clock.advance(Duration.ofHours(1));
        anybody().with(secret).get(KEYS).expectProblem(401, "not-authenticated");
    }

    @Test
    void a_rotated_key_is_good_in_its_old_form_until_the_overlap_ends() {
        var created = admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read")))
                .expect(201);
        var rotated = admin().post(KEYS + '/' + created.text("/id") + "/rotate", Map.of("overlapMinutes", 30))
                .expect(200);
        var old = anybody().with(created.text("/key"));
        var fresh = anybody().with(rotated.text("/key"));
        old.get(KEYS).expect(200);
        fresh.get(KEYS).expect(200);
        clock.advance(Duration.ofMinutes(30));
        old.get(KEYS).expectProblem(401, "not-authenticated");
        fresh.get(KEYS).expect(200);
    }

    @Test
    void a_deleted_key_is_not_good_from_that_moment() {
        var created = admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read")))
                .expect(201);
        var one = KEYS + '/' + created.text("/id");
        admin().delete(one).expectProblem(428, "if-match-missing");
        admin().ifMatch(created).delete(one).expect(204);
        anybody().with(created.text("/key")).get(KEYS).expectProblem(401, "not-authenticated");
        admin().get(one).expectProblem(404, "not-found");
    }

    @Test
    void the_last_key_that_manages_keys_cannot_be_deleted() {
        var others = jdbc.sql("UPDATE api_key SET expires_at = now() - interval '1 year' WHERE 'admin' = ANY (scopes)"
                        + " AND company_id IS NULL AND label <> 'first key' AND expires_at IS NULL RETURNING id")
                .query(java.util.UUID.class)
                .list();
        var first = admin().get(KEYS + "?limit=500")
                .json()
                .path("items")
                .valueStream()
                .filter(key -> key.path("label").asString().equals("first key"))
                .findFirst()
                .orElseThrow();
        admin().header("If-Match", "*")
                .delete(KEYS + '/' + first.path("id").asString())
                .expectProblem(409, "last-admin-key");
        for (var other : others) {
            jdbc.sql("UPDATE api_key SET expires_at = NULL WHERE id = ?")
                    .param(other)
                    .update();
        }
    }

    @Test
    void the_last_use_is_noted_at_most_once_a_minute() {
        var created = admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read")))
                .expect(201);
        var one = KEYS + '/' + created.text("/id");
        var caller = anybody().with(created.text("/key"));
        assertThat(admin().get(one).json().path("lastUsedAt").isNull()).isTrue();
        caller.get(KEYS).expect(200);
        var first = clock.instant().toString();
        clock.advance(Duration.ofSeconds(59));
        caller.get(KEYS).expect(200);
        assertThat(admin().get(one).text("/lastUsedAt")).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        caller.get(KEYS).expect(200);
        assertThat(admin().get(one).text("/lastUsedAt"))
                .isEqualTo(clock.instant().toString());
    }

    @Test
    void a_limited_key_sees_and_makes_only_keys_of_its_company() {
        var mine = newCompany();
        var limited = keyFor(mine, "read", "admin");
        assertThat(limited.get(KEYS)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(k -> k.path("companyId").asString()))
                .isNotEmpty()
                .containsOnly(mine);
        limited.post(KEYS, Map.of("label", "x", "scopes", List.of("read"))).expectProblem(403, "forbidden");
        limited.post(KEYS, Map.of("label", "x", "scopes", List.of("read"), "companyId", mine))
                .expect(201);
        var other = newCompany();
        var real = limited.post(KEYS, Map.of("label", "x", "scopes", List.of("read"), "companyId", other));
        var unknown = limited.post(
                KEYS, Map.of("label", "x", "scopes", List.of("read"), "companyId", "co_01jd8m3v6feqavyp5sjd3k9q2c"));
        assertThat(real.status()).isEqualTo(unknown.status());
        assertThat(real.text("/code")).isEqualTo(unknown.text("/code"));
        var foreign = admin().post(KEYS, Map.of("label", "x", "scopes", List.of("read")))
                .expect(201)
                .text("/id");
        limited.get(KEYS + '/' + foreign).expectProblem(404, "not-found");
        limited.header("If-Match", "*").delete(KEYS + '/' + foreign).expectProblem(404, "not-found");
        limited.post(KEYS + '/' + foreign + "/rotate").expectProblem(404, "not-found");
    }

    @Test
    void the_first_key_is_made_once_and_has_at_least_20_characters() {
        var firstKey = new FirstKey(keys, hash, clock);
        assertThat(firstKey.ensure(null)).isEmpty();
        anybody().with(TestHub.FIRST_KEY).get(KEYS).expect(200);
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> firstKey.ensure("nineteen characters"))
                .withMessageContaining("20");
    }
}
