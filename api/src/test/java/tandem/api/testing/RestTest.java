package tandem.api.testing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;

/** A test that talks to the REST side over HTTP, as callers do. The context and its database are shared by all such tests. */
@SpringBootTest(
        classes = TestHub.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tandem.bootstrap-api-key=" + TestHub.FIRST_KEY,
            "tandem.public-url=https://hub.example.com/",
            "tandem.api-rate=" + RestTest.CALLS_A_MINUTE,
            "tandem.support-contact=855-555-0100, help@example.com",
            "tandem.look-for-webhooks=PT1H", // a test has them called when it wants them
            "spring.jpa.open-in-view=false",
            "management.endpoints.web.exposure.include=health,prometheus,info",
            "management.endpoint.health.probes.enabled=true"
        })
public abstract class RestTest {

    /** So many that no test ever uses them up, though the clock of all of them rarely moves. */
    protected static final int CALLS_A_MINUTE = 1_000_000;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    @SuppressWarnings("unused") // set by the test framework
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TurnedClock clock;

    @SuppressWarnings("NullAway.Init") // the test framework fills the fields
    protected RestTest() {}

    /** Where the hub listens. */
    protected int port() {
        return port;
    }

    /** A caller with all scopes. */
    protected Client admin() {
        return anybody().with(TestHub.FIRST_KEY);
    }

    /** A caller without a key. */
    protected Client anybody() {
        return new Client("http://localhost:" + port, null);
    }

    /** A caller with these scopes only. */
    protected Client keyWith(String... scopes) {
        return keyFor(null, scopes);
    }

    /** A caller with these scopes, for whom only this company exists. */
    protected Client keyFor(@org.jspecify.annotations.Nullable String company, String... scopes) {
        var wanted = new java.util.LinkedHashMap<String, Object>();
        wanted.put("label", "key " + NUMBER.incrementAndGet());
        wanted.put("scopes", List.of(scopes));
        if (company != null) {
            wanted.put("companyId", company);
        }
        var created = admin().post("/api/v1/api-keys", wanted).expect(201);
        return anybody().with(created.text("/key"));
    }

    /** The id of a new company. */
    protected String newCompany() {
        return admin().post("/api/v1/companies", Map.of("name", "Company " + NUMBER.incrementAndGet()))
                .expect(201)
                .text("/id");
    }

    /** A company's id as the database has it. */
    protected static UUID uuid(String company) {
        return CompanyId.parse(company).orElseThrow().value();
    }

    /** A word that no other test uses. */
    protected String unique(String word) {
        return word + '-' + NUMBER.incrementAndGet();
    }

    protected Clock clock() {
        return clock;
    }

    protected static Set<String> names(Answer answer, String pointer) {
        return new java.util.TreeSet<>(answer.json().at(pointer).propertyNames());
    }
}
