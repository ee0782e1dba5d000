package tandem.app.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.app.endtoend.Receiver.Call;
import tandem.webhook.Messenger;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;

/** Another program is called for what happens, and can trust what it is told. */
class WebhooksTest {

    private static RunningHub hub;
    private static Customer acme;
    private static Customer other;
    private static Customer.Machine machine;
    private static Call firstCall;
    private static String firstSecret;

    private final Receiver receiver = new Receiver();
    private String endpoint = "";
    private String secret = "";

    @BeforeAll
    static void start() {
        hub = RunningHub.start(
                Map.of("tandem.minimum-gap", "PT0S", "tandem.webhook-allow-private", "true"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (var receiver = new Receiver()) {
            var created = hub.rest()
                    .post("/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\"}")
                    .expect(201);
            var endpoint = "/webhook-endpoints/" + created.text("id");
            hub.rest().post(endpoint + "/test", "").expect(202);
            sends();
            firstCall = receiver.calls().getFirst();
            firstSecret = created.text("secret");
            hub.rest().deleteAsRead(endpoint).expect(204);
        }
        acme = Customer.of(hub, "Acme", Profile.small().scaled(0.05));
        machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        other = Customer.of(hub, "Other", Profile.small().scaled(0.05));
        other.loadsAll(other.machine("OTHER"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void an_endpoint_for_acme() {
        var created = hub.rest()
                .post("/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\",\"companyId\":\"" + acme.id() + "\"}")
                .expect(201);
        endpoint = "/webhook-endpoints/" + created.text("id");
        secret = created.text("secret");
    }

    @AfterEach
    void is_deleted() {
        hub.rest().deleteAsRead(endpoint);
        receiver.close();
    }

    @Test
    void the_receiver_is_told_what_the_feed_tells_in_order_and_of_no_other_company() {
        long before = lastSeq(acme);
        somethingHappens();
        draft(other, "O-1");
        draft(acme, "A-1");

        sends();

        var told = feed(acme, before);
        assertThat(told).hasSizeGreaterThan(3);
        assertThat(receiver.calls())
                .extracting(call -> call.body().path("data").path("seq").asLong())
                .containsExactlyElementsOf(
                        told.stream().map(item -> item.path("seq").asLong()).toList());
        assertThat(receiver.calls())
                .extracting(call -> call.data("kind") + ' ' + call.data("entityId") + ' ' + call.data("change"))
                .containsExactlyElementsOf(told.stream()
                        .map(item -> item.path("kind").asString()
                                + ' '
                                + item.path("entityId").asString()
                                + ' '
                                + item.path("change").asString())
                        .toList());
        assertThat(receiver.calls()).allSatisfy(call -> {
            assertThat(call.isSignedBy(secret)).isTrue();
            assertThat(call.http().getHeader("Content-Type")).isEqualTo("application/cloudevents+json");
            assertThat(call.body().path("specversion").asString()).isEqualTo("1.0");
            assertThat(call.body().path("id").asString()).isEqualTo(call.id());
            assertThat(call.body().path("source").asString()).endsWith("/api/v1/companies/" + acme.id());
            assertThat(call.body().path("subject").asString()).isEqualTo(call.data("entityId"));
        });
        assertThat(receiver.calls()).extracting(Call::type).contains("bill.created");
        var bill = receiver.calls().getLast();
        assertThat(hub.rest()
                        .get(bill.data("url").replaceFirst(".*/api/v1", ""))
                        .expect(200)
                        .text("refNumber"))
                .isEqualTo("A-1");

        receiver.forgets();
        sends();
        assertThat(receiver.calls()).as("all was told").isEmpty();
    }

    /** The clock has not been turned for this one, so that the receiver's own clock agrees. */
    @Test
    void a_receiver_verifies_with_the_stock_library() throws Exception {
        assertThat(firstCall.type()).isEqualTo("webhook.test");
        firstCall.verify(firstSecret);
        assertThatThrownBy(() -> firstCall.verify(secret)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void what_fails_comes_again_with_the_same_id_and_what_is_next_waits_for_it() {
        draft(acme, "R-1");
        draft(acme, "R-2");
        receiver.answers(aResponse().withStatus(500).withBody("out of order"));

        sends();
        assertThat(receiver.calls()).hasSize(1);
        var first = receiver.calls().getFirst();
        var delivery = deliveries("pending").getFirst();
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.path("responseStatus").asInt()).isEqualTo(500);
        assertThat(delivery.path("responseExcerpt").asString()).isEqualTo("out of order");
        assertThat(hub.rest().get(endpoint).body().path("failures").asInt()).isEqualTo(1);

        sends();
        assertThat(receiver.calls()).as("it is too early").hasSize(1);

        receiver.answers(aResponse().withStatus(200));
        hub.clock().advance(Duration.ofSeconds(10));
        sends();
        assertThat(receiver.calls()).extracting(Call::id).startsWith(first.id(), first.id());
        assertThat(receiver.calls().get(1).http().getBodyAsString())
                .isEqualTo(first.http().getBodyAsString());
        assertThat(receiver.calls().stream().skip(1).map(Call::seq)).isSorted().doesNotHaveDuplicates();
        assertThat(deliveries("pending")).isEmpty();
        assertThat(hub.rest().get(endpoint).body().path("failingSince").isNull())
                .isTrue();
    }

    @Test
    void who_asks_to_be_left_alone_is_left_alone() {
        draft(acme, "W-1");
        receiver.answers(aResponse().withStatus(429).withHeader("Retry-After", "600"));
        sends();

        receiver.answers(aResponse().withStatus(204));
        hub.clock().advance(Duration.ofSeconds(599));
        sends();
        assertThat(receiver.calls()).hasSize(1);
        hub.clock().advance(Duration.ofSeconds(1));
        sends();
        assertThat(receiver.calls()).hasSize(2);
    }

    @Test
    void what_nobody_takes_for_a_day_is_given_up_and_can_be_asked_for() {
        draft(acme, "D-1");
        receiver.answers(aResponse().withStatus(503));
        for (int attempt = 0; attempt < 11; attempt++) {
            sends();
            hub.clock().advance(Duration.ofHours(10));
        }
        var dead = deliveries("failed").getFirst();
        assertThat(dead.path("attempts").asInt()).isEqualTo(11);
        assertThat(dead.path("error").asString()).contains("503");

        receiver.answers(aResponse().withStatus(204));
        receiver.forgets();
        hub.rest()
                .post(endpoint + "/deliveries/" + dead.path("id").asString() + "/redeliver", "")
                .expect(202);
        sends();
        assertThat(receiver.calls())
                .extracting(Call::id)
                .contains(dead.path("event").path("id").asString());
        assertThat(deliveries("failed")).isEmpty();
    }

    @Test
    void nothing_but_failures_for_five_days_disable_it_and_enabled_again_it_has_missed_nothing() {
        draft(acme, "F-1");
        draft(acme, "F-2");
        receiver.answers(aResponse().withStatus(503));
        for (int hours = 0; hours < 144; hours += 9) {
            sends();
            hub.clock().advance(Duration.ofHours(9));
        }
        var seen = hub.rest().get(endpoint).expect(200);
        assertThat(seen.text("status")).isEqualTo("disabled");
        assertThat(seen.text("disabledBecause")).isEqualTo("failing");
        assertThat(acts("webhook_endpoint_disabled")).isEqualTo(1);
        draft(acme, "F-3");
        receiver.forgets();
        sends();
        assertThat(receiver.calls()).isEmpty();

        receiver.answers(aResponse().withStatus(204));
        hub.rest().patch(endpoint, "{\"status\":\"enabled\"}").expect(200);
        sends();
        assertThat(receiver.calls()).extracting(call -> call.seq()).contains(lastSeq(acme));
    }

    @Test
    void who_is_gone_is_called_no_more() {
        draft(acme, "G-1");
        draft(acme, "G-2");
        receiver.answers(aResponse().withStatus(410));

        sends();

        assertThat(receiver.calls()).hasSize(1);
        assertThat(hub.rest().get(endpoint).expect(200).text("disabledBecause")).isEqualTo("gone");
        assertThat(acts("webhook_endpoint_disabled")).isEqualTo(1);
        hub.rest().post(endpoint + "/test", "").expect(409);
    }

    @Test
    void during_the_overlap_of_a_rotation_both_secrets_are_good() {
        var rotated = hub.rest()
                .post(endpoint + "/rotate-secret", "{\"overlapMinutes\":60}")
                .expect(200);
        draft(acme, "S-1");
        sends();
        assertThat(receiver.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.isSignedBy(secret)).isTrue();
            assertThat(call.isSignedBy(rotated.text("secret"))).isTrue();
        });

        hub.clock().advance(Duration.ofMinutes(60));
        receiver.forgets();
        draft(acme, "S-2");
        sends();
        assertThat(receiver.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.isSignedBy(secret)).isFalse();
            assertThat(call.isSignedBy(rotated.text("secret"))).isTrue();
        });
    }

    @Test
    void from_a_moment_on_it_is_told_again_under_the_same_ids() {
        draft(acme, "P-1");
        hub.clock().advance(Duration.ofMinutes(10));
        var moment = hub.clock().instant();
        draft(acme, "P-2");
        draft(acme, "P-3");
        sends();
        var since = receiver.calls().stream()
                .filter(call ->
                        !Instant.parse(call.body().path("time").asString()).isBefore(moment))
                .map(Call::id)
                .toList();
        assertThat(since).hasSizeLessThan(receiver.calls().size()).hasSizeGreaterThan(1);
        receiver.forgets();

        hub.rest().post(endpoint + "/replay", "{\"since\":\"" + moment + "\"}").expect(202);
        sends();

        assertThat(receiver.calls()).extracting(Call::id).containsExactlyElementsOf(since);
    }

    @Test
    void what_became_of_a_request_can_be_asked_for_alone() {
        hub.rest()
                .patch(endpoint, "{\"eventTypes\":[\"com.mineraltree.tandem.request.cancelled\"]}")
                .expect(200);
        var vendor = hub.rest()
                .all(acme.path() + "/vendors?active=true")
                .getFirst()
                .path("id")
                .asString();
        var request = hub.rest()
                .patch(acme.path() + "/vendors/" + vendor, "{\"phone\":\"603-555-0177\"}")
                .expect(202)
                .text("requestId");
        draft(acme, "Q-1");
        sends();
        assertThat(receiver.calls()).isEmpty();

        hub.rest().post("/requests/" + request + "/cancel", "{}").expect(200);
        draft(acme, "Q-2");
        sends();

        assertThat(receiver.calls()).singleElement().satisfies(call -> {
            assertThat(call.type()).isEqualTo("request.cancelled");
            assertThat(call.data("status")).isEqualTo("cancelled");
            assertThat(call.data("entityId")).isEqualTo(request);
            assertThat(call.data("url")).endsWith("/api/v1/requests/" + request);
        });
    }

    @Test
    void a_whole_company_file_is_told_of_at_once() {
        var created = hub.rest()
                .post("/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\"}")
                .expect(201);
        var late = Customer.of(hub, "Late", Profile.small());
        late.loadsAll(late.machine("LATE"));
        receiver.forgets();

        sends();

        var calls = receiver.calls().stream()
                .filter(call -> call.data("companyId").equals(late.id()))
                .toList();
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.type()).isEqualTo("feed.advanced");
            assertThat(call.data("firstSeq")).isEqualTo("1");
            assertThat(call.data("lastSeq")).isEqualTo(String.valueOf(lastSeq(late)));
            assertThat(hub.rest()
                            .get(call.data("url").replaceFirst(".*/api/v1", ""))
                            .expect(200)
                            .body()
                            .at("/items/0/seq")
                            .asLong())
                    .isEqualTo(1);
        });
        hub.rest().deleteAsRead("/webhook-endpoints/" + created.text("id"));
    }

    @Test
    void two_nodes_tell_each_event_once_and_in_order_and_without_being_asked() {
        long before = lastSeq(acme);
        try (var node = hub.anotherNode(Map.of("tandem.look-for-webhooks", "PT0.1S"))) {
            for (int number = 0; number < 20; number++) {
                draft(acme, "N-" + number);
                sends();
            }
            await(
                    "the other node has told what was left",
                    () -> receiver.calls().size() >= lastSeq(acme) - before);
        }
        sends();
        assertThat(receiver.calls())
                .extracting(Call::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, lastSeq(acme))
                        .boxed()
                        .toList());
        assertThat(hub.sql()
                        .sql("SELECT count(*) FROM webhook_endpoint WHERE claimed_by IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .as("the node that has stopped has released what it had claimed")
                .isZero();
    }

    private static void somethingHappens() {
        var office = acme.file().bookkeeper();
        var bill = office.newBill(acme.anActiveVendor(), BillDraft.of("Q-" + System.nanoTime() % 100_000, "250.00"));
        office.payByCheck(bill, "100.00", "");
        machine.updatesLater();
    }

    private static void draft(Customer customer, String number) {
        var vendor = hub.rest()
                .all(customer.path() + "/vendors?active=true")
                .getFirst()
                .path("id")
                .asString();
        hub.rest()
                .post(customer.path() + "/bills", "{\"vendorId\":\"" + vendor + "\",\"refNumber\":\"" + number + "\"}")
                .expect(201);
    }

    /** Has the node make all calls that are due. */
    private static void sends() {
        var messenger = hub.part(Messenger.class);
        for (var claimed = messenger.claim(9); !claimed.isEmpty(); claimed = messenger.claim(9)) {
            claimed.forEach(messenger::serve);
        }
    }

    private List<JsonNode> deliveries(String status) {
        return hub.rest().all(endpoint + "/deliveries?status=" + status);
    }

    private static List<JsonNode> feed(Customer customer, long after) {
        return hub.rest()
                .get(customer.path() + "/changes?limit=500&after=" + after)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static long lastSeq(Customer customer) {
        return hub.rest()
                .get(customer.path() + "/changes?limit=1")
                .expect(200)
                .body()
                .path("lastSeq")
                .asLong();
    }

    private int acts(String action) {
        return hub.sql()
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject = ?")
                .params(action, endpoint.replaceFirst(".*/", ""))
                .query(Integer.class)
                .single();
    }

    private static void await(String what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(reached.getAsBoolean()).as(what).isTrue();
    }
}
