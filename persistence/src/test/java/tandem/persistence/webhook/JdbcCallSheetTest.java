package tandem.persistence.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.access.KeyedHash;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.identity.UuidV7;
import tandem.persistence.Times;
import tandem.persistence.testing.TestDatabases;
import tandem.request.RequestStatus;
import tandem.webhook.Backlog;
import tandem.webhook.Delivery;
import tandem.webhook.DeliveryId;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointId;
import tandem.webhook.Event;
import tandem.webhook.EventTypes;
import tandem.webhook.Health;
import tandem.webhook.Letter;
import tandem.webhook.SigningSecret;

class JdbcCallSheetTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(3));
    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final SigningSecret NEXT_SECRET = new SigningSecret("whsec_plJ3nmyCDGBKInavdOK15jsl");

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final SealedSecrets secrets =
            new SealedSecrets(new KeyedHash("a key of 32 bytes, for tests only".getBytes(StandardCharsets.UTF_8)));
    private final JdbcCallSheet sheet = new JdbcCallSheet(jdbc, secrets);
    private final JdbcEndpoints endpoints = new JdbcEndpoints(jdbc, secrets);
    private final JdbcDeliveries deliveries = new JdbcDeliveries(jdbc);

    @Test
    void an_endpoint_is_told_of_what_happens_from_now_on_and_of_later_companies_from_their_beginning() {
        var early = company();
        told(early, 3, "bill", "updated", null);
        var endpoint = endpoint(null, EventTypes.ALL);

        assertThat(claimed("node")).isEmpty();

        told(early, 2, "bill", "updated", null);
        var late = company();
        told(late, 1, "bill_payment_check", "created", null);
        assertThat(claimed("node")).containsExactly(endpoint.id());
        assertThat(backlogs(endpoint)).hasSize(2).anySatisfy(backlog -> {
            assertThat(backlog.company()).isEqualTo(early);
            assertThat(backlog.after()).isEqualTo(3);
            assertThat(backlog.last()).isEqualTo(5);
            assertThat(backlog.oldest()).isEqualTo(4);
            assertThat(backlog.wanted()).isEqualTo(2);
            assertThat(backlog.next()).extracting(event -> event.change().seq()).containsExactly(4L, 5L);
        });
        assertThat(backlogs(endpoint)).anySatisfy(backlog -> {
            assertThat(backlog.company()).isEqualTo(late);
            assertThat(backlog.after()).isZero();
            assertThat(backlog.next()).singleElement().satisfies(event -> {
                assertThat(event.change().topic()).isEqualTo(Topic.PAYMENT);
                assertThat(event.change().what()).isEqualTo(Change.What.CREATED);
            });
        });
    }

    @Test
    void an_endpoint_of_one_company_is_told_of_no_other() {
        var mine = company();
        var endpoint = endpoint(mine, EventTypes.ALL);

        told(company(), 3, "bill", "updated", null);
        assertThat(claimed("node")).isEmpty();

        told(mine, 1, "bill", "updated", null);
        assertThat(claimed("node")).containsExactly(endpoint.id());
        assertThat(backlogs(endpoint)).extracting(Backlog::company).containsExactly(mine);
    }

    @Test
    void one_node_calls_an_endpoint_until_it_releases_it_or_has_died() {
        var endpoint = endpoint(null, EventTypes.ALL);
        told(company(), 1, "bill", "updated", null);

        assertThat(claimed("one")).containsExactly(endpoint.id());
        assertThat(claimed("other")).isEmpty();
        assertThat(sheet.keep(endpoint.id(), "other", NOW, SOON)).isEmpty();
        assertThat(sheet.claim("other", 9, SOON.minusSeconds(1), SOON)).isEmpty();

        assertThat(sheet.claim("other", 9, SOON, SOON.plusSeconds(9)))
                .as("the one has not been heard of")
                .containsExactly(endpoint.id());
        assertThat(sheet.keep(endpoint.id(), "one", SOON, SOON.plusSeconds(9))).isEmpty();
        sheet.release(endpoint.id(), "one");
        assertThat(claimed("third")).as("only its own claim can be released").isEmpty();
        sheet.release(endpoint.id(), "other");
        assertThat(claimed("third")).containsExactly(endpoint.id());
    }

    @Test
    void who_is_disabled_or_rests_is_not_called() {
        var resting = endpoint(null, EventTypes.ALL);
        var disabled = endpoint(null, EventTypes.ALL);
        told(company(), 1, "bill", "updated", null);
        sheet.keep(resting.id(), new Health(7, NOW.minusSeconds(60), "no", NOW.plusSeconds(30)));
        assertThat(sheet.disable(disabled.id(), Endpoint.Because.GONE, NOW)).isTrue();
        assertThat(sheet.disable(disabled.id(), Endpoint.Because.FAILING, NOW)).isFalse();

        assertThat(claimed("node")).isEmpty();
        assertThat(endpoints.find(disabled.id()).orElseThrow().disabled())
                .isEqualTo(new Endpoint.Disabled(NOW, Endpoint.Because.GONE));

        var later = NOW.plusSeconds(30);
        assertThat(sheet.claim("node", 9, later, SOON)).containsExactly(resting.id());
        assertThat(sheet.keep(resting.id(), "node", later, SOON)
                        .orElseThrow()
                        .endpoint()
                        .health()
                        .failures())
                .isEqualTo(7);
    }

    @Test
    void what_is_not_wanted_is_neither_shown_nor_counted_and_can_be_passed() {
        var endpoint = endpoint(null, new EventTypes(List.of("com.mineraltree.tandem.request.failed")));
        var company = company();
        told(company, 2, "request", "updated", "queued");
        told(company, 1, "request", "updated", "failed");
        told(company, 3, "bill", "updated", null);
        var other = company();
        told(other, 4, "bill", "updated", null);

        var found = backlogs(endpoint);
        assertThat(found).anySatisfy(backlog -> {
            assertThat(backlog.company()).isEqualTo(company);
            assertThat(backlog.wanted()).isEqualTo(1);
            assertThat(backlog.next()).singleElement().satisfies(event -> {
                assertThat(event.change().seq()).isEqualTo(3);
                assertThat(event.status()).isEqualTo(RequestStatus.FAILED);
            });
        });
        var ofNoInterest =
                found.stream().filter(backlog -> backlog.wanted() == 0).toList();
        assertThat(ofNoInterest).extracting(Backlog::company).containsExactly(other);

        sheet.pass(endpoint.id(), ofNoInterest, NOW);
        assertThat(backlogs(endpoint)).extracting(Backlog::company).containsExactly(company);
        told(other, 1, "bill", "updated", null);
        sheet.pass(endpoint.id(), ofNoInterest, NOW);
        assertThat(backlogs(endpoint)).as("what came since is not passed").hasSize(2);
    }

    @Test
    void counting_ends_where_the_number_does_not_matter_any_more() {
        var endpoint = endpoint(null, EventTypes.ALL);
        told(company(), 2000, "bill", "created", null);

        assertThat(backlogs(endpoint)).singleElement().satisfies(backlog -> {
            assertThat(backlog.wanted()).isEqualTo(Backlog.MOST_SINGLY + 1);
            assertThat(backlog.next()).isEmpty();
            assertThat(backlog.last()).isEqualTo(2000);
        });
    }

    @Test
    void a_company_whose_file_is_being_read_is_told_of_once_a_minute() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        jdbc.sql("UPDATE company_sync SET history_completed_at = NULL WHERE company_id = ?")
                .param(company.value())
                .update();
        told(company, 1, "bill", "created", null);
        deliver(endpoint, backlogs(endpoint).getFirst());
        told(company, 1, "bill", "created", null);

        assertThat(backlogs(endpoint)).isEmpty();
        assertThat(claimed("node")).isEmpty();
        assertThat(sheet.backlogs(endpoint, NOW.plusSeconds(60), 9)).hasSize(1);
        assertThat(sheet.claim("node", 9, NOW.plusSeconds(60), SOON)).hasSize(1);
    }

    @Test
    void those_that_have_waited_longest_come_first() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var one = company();
        var other = company();
        told(one, 1, "bill", "updated", null);
        told(other, 1, "bill", "updated", null);
        deliver(endpoint, backlogs(endpoint).getFirst());
        var waits = backlogs(endpoint).getFirst().company();
        told(one, 1, "bill", "updated", null);
        told(other, 1, "bill", "updated", null);

        assertThat(sheet.backlogs(endpoint, NOW, 1))
                .extracting(Backlog::company)
                .containsExactly(waits);
    }

    @Test
    void what_failed_holds_up_its_company_and_comes_again_when_it_is_due() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        told(company, 3, "bill", "updated", null);
        var letter = letter(endpoint, backlogs(endpoint).getFirst());
        var failed = outcome(letter.delivery(), Delivery.Status.PENDING, NOW.plusSeconds(5), null);

        sheet.keep(letter, failed, NOW);

        assertThat(backlogs(endpoint)).isEmpty();
        assertThat(claimed("node")).isEmpty();
        var due = NOW.plusSeconds(5);
        assertThat(sheet.claim("node", 9, due, SOON)).containsExactly(endpoint.id());
        assertThat(sheet.due(endpoint.id(), due, 9)).containsExactly(failed);

        sheet.keep(new Letter(failed, null), outcome(failed, Delivery.Status.DELIVERED, null, due), due);
        assertThat(sheet.due(endpoint.id(), SOON, 9)).isEmpty();
        assertThat(backlogs(endpoint)).singleElement().satisfies(backlog -> {
            assertThat(backlog.after()).isEqualTo(1);
            assertThat(backlog.wanted()).isEqualTo(2);
        });
        assertThat(deliveries.find(endpoint.id(), failed.id()).orElseThrow().attempts())
                .isEqualTo(2);
    }

    @Test
    void a_step_is_taken_from_where_it_begins_or_not_at_all() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        told(company, 3, "bill", "updated", null);
        var letter = letter(endpoint, backlogs(endpoint).getFirst());
        sheet.keep(letter, outcome(letter.delivery(), Delivery.Status.DELIVERED, null, NOW), NOW);

        var again = letter(endpoint, new Backlog(company, 0, 3, 1L, 3, List.of(change(company, 1))));
        sheet.keep(again, outcome(again.delivery(), Delivery.Status.DELIVERED, null, NOW), NOW);

        assertThat(backlogs(endpoint).getFirst().after()).isEqualTo(1);
        assertThat(deliveries.list(endpoint.id(), null, null, null, 9).items())
                .extracting(Delivery::id)
                .containsExactly(letter.delivery().id());
    }

    @Test
    void it_is_told_again_from_a_moment_on_and_what_waited_is_replaced() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        for (int minute = 0; minute < 10; minute++) {
            tell(company, "bill", "updated", null, NOW.minus(Duration.ofMinutes(10 - minute)));
        }
        var untouched = company();
        told(untouched, 1, "bill", "updated", null);
        var backlog = backlogs(endpoint).stream()
                .filter(each -> each.company().equals(company))
                .findFirst()
                .orElseThrow();
        var letter = new Letter(
                Delivery.of(
                        new DeliveryId(UuidV7.at(NOW)),
                        endpoint.id(),
                        backlog.next().get(8),
                        true,
                        NOW),
                new Letter.Step(0, 9));
        sheet.keep(letter, outcome(letter.delivery(), Delivery.Status.PENDING, SOON, null), NOW);

        assertThat(sheet.rewind(endpoint, Optional.of(untouched), NOW.minusSeconds(600), NOW))
                .isZero();
        assertThat(sheet.rewind(endpoint, Optional.empty(), NOW.minus(Duration.ofMinutes(4)), NOW))
                .isEqualTo(1);

        assertThat(backlogs(endpoint))
                .filteredOn(each -> each.company().equals(company))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.after())
                            .as("the change of four minutes ago is the seventh")
                            .isEqualTo(6);
                    assertThat(each.wanted()).isEqualTo(4);
                });
        assertThat(deliveries
                        .find(endpoint.id(), letter.delivery().id())
                        .orElseThrow()
                        .status())
                .isEqualTo(Delivery.Status.REPLACED);
        assertThat(sheet.rewind(endpoint, Optional.empty(), NOW.plusSeconds(1), NOW))
                .as("never forward")
                .isZero();
    }

    @Test
    void what_has_been_thrown_away_is_noticed() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        told(company, 9, "bill", "updated", null);
        jdbc.sql("DELETE FROM change_feed WHERE company_id = ? AND seq <= 4")
                .param(company.value())
                .update();
        assertThat(backlogs(endpoint).getFirst().oldest()).isEqualTo(5);
        assertThat(sheet.rewind(endpoint, Optional.empty(), NOW.minusSeconds(9), NOW))
                .isZero();

        jdbc.sql("DELETE FROM change_feed WHERE company_id = ?")
                .param(company.value())
                .update();
        assertThat(backlogs(endpoint).getFirst().oldest()).isNull();
        deliver(endpoint, backlogs(endpoint).getFirst());
        assertThat(sheet.rewind(endpoint, Optional.empty(), Instant.EPOCH, NOW))
                .as("nothing is kept")
                .isZero();
    }

    @Test
    void secrets_are_sealed_and_during_an_overlap_both_are_good() {
        var endpoint = endpoint(null, EventTypes.ALL);
        told(company(), 1, "bill", "updated", null);
        claimed("node");
        assertThat(endpoints.rotate(endpoint.id(), 7, NEXT_SECRET, SOON)).isFalse();
        assertThat(endpoints.rotate(endpoint.id(), 0, NEXT_SECRET, NOW.plusSeconds(60)))
                .isTrue();

        assertThat(sheet.keep(endpoint.id(), "node", NOW, SOON).orElseThrow().secrets())
                .containsExactly(NEXT_SECRET, SECRET);
        assertThat(sheet.keep(endpoint.id(), "node", NOW.plusSeconds(60), SOON)
                        .orElseThrow()
                        .secrets())
                .containsExactly(NEXT_SECRET);
        var stored = jdbc.sql("SELECT secret FROM webhook_endpoint")
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("whsec");
    }

    @Test
    void every_sort_of_delivery_is_read_as_it_was_kept() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        var test = new DeliveryId(UuidV7.at(NOW.plusSeconds(2)));
        for (var event : List.of(
                new Event.OfChange(
                        company,
                        new Change(4, NOW, Topic.REQUEST, new UUID(5, 5), Change.What.UPDATED),
                        RequestStatus.IN_DOUBT),
                new Event.OfStretch(company, 5, 900, NOW),
                new Event.Test(test, null, NOW))) {
            var id = event instanceof Event.Test ? test : new DeliveryId(UuidV7.at(NOW));
            var delivery = Delivery.of(id, endpoint.id(), event, false, NOW);
            deliveries.add(delivery);
            assertThat(deliveries.find(endpoint.id(), id)).contains(delivery);
            assertThat(deliveries.find(new EndpointId(new UUID(1, 1)), id)).isEmpty();
        }
        assertThat(deliveries.list(endpoint.id(), null, company, null, 9).items())
                .hasSize(2);
        assertThat(deliveries
                        .list(endpoint.id(), Delivery.Status.FAILED, null, null, 9)
                        .items())
                .isEmpty();
        var newest = deliveries.list(endpoint.id(), Delivery.Status.PENDING, null, null, 1);
        assertThat(newest.items()).extracting(Delivery::id).containsExactly(test);
        assertThat(newest.hasMore()).isTrue();
        assertThat(deliveries.about(company, null, 9).items()).hasSize(2);
    }

    @Test
    void what_is_asked_for_again_is_due_at_once_unless_it_was_tried_meanwhile() {
        var endpoint = endpoint(null, EventTypes.ALL);
        var pending = Delivery.of(
                new DeliveryId(UuidV7.at(NOW)), endpoint.id(), new Event.OfStretch(company(), 1, 2, NOW), false, NOW);
        deliveries.add(pending);
        var failed = outcome(pending, Delivery.Status.FAILED, null, NOW);
        sheet.keep(new Letter(pending, null), failed, NOW);

        assertThat(deliveries.again(pending, pending)).as("it has been tried").isFalse();
        assertThat(deliveries.again(failed, outcome(failed, Delivery.Status.PENDING, SOON, null)))
                .isTrue();
        assertThat(sheet.due(endpoint.id(), SOON, 9)).hasSize(1);
    }

    @Test
    void what_is_deleted_in_the_middle_of_a_call_leaves_nothing_behind() {
        var gone = endpoint(null, EventTypes.ALL);
        var endpoint = endpoint(null, EventTypes.ALL);
        var company = company();
        told(company, 1, "bill", "updated", null);
        var letter = letter(gone, backlogs(gone).getFirst());
        var other = letter(endpoint, backlogs(endpoint).getFirst());
        assertThat(endpoints.delete(gone.id(), 0)).isTrue();
        jdbc.sql("DELETE FROM company WHERE id = ?").param(company.value()).update();

        sheet.keep(letter, outcome(letter.delivery(), Delivery.Status.DELIVERED, null, NOW), NOW);
        sheet.keep(other, outcome(other.delivery(), Delivery.Status.PENDING, SOON, null), NOW);
        sheet.pass(endpoint.id(), List.of(new Backlog(company, 0, 1, 1L, 0, List.of())), NOW);

        assertThat(sheet.health(gone.id())).isEqualTo(Health.GOOD);
        assertThat(deliveries.about(company, null, 9).items()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM webhook_position")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Endpoint endpoint(@Nullable CompanyId company, EventTypes types) {
        var endpoint = new Endpoint(
                new EndpointId(UuidV7.at(NOW)),
                company,
                URI.create("https://receiver.example.com/x"),
                null,
                types,
                null,
                Health.GOOD,
                null,
                0,
                NOW);
        endpoints.add(endpoint, SECRET, "key_1");
        assertThat(endpoints.find(endpoint.id())).contains(endpoint);
        return endpoint;
    }

    private CompanyId company() {
        var company = new CompanyId(UuidV7.at(NOW));
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(company.value())
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id, history_completed_at) VALUES (?, now())")
                .param(company.value())
                .update();
        return company;
    }

    private void told(CompanyId company, int times, String kind, String change, @Nullable String status) {
        for (int i = 0; i < times; i++) {
            tell(company, kind, change, status, NOW);
        }
    }

    private void tell(CompanyId company, String kind, String change, @Nullable String status, Instant at) {
        jdbc.sql("SELECT tell(:company, :kind, gen_random_uuid(), :change, :at, false, :status)")
                .param("company", company.value())
                .param("kind", kind)
                .param("change", change)
                .param("at", Times.parameter(at))
                .param("status", status)
                .query(row -> {});
    }

    private List<EndpointId> claimed(String node) {
        return sheet.claim(node, 9, NOW, SOON);
    }

    private List<Backlog> backlogs(Endpoint endpoint) {
        return sheet.backlogs(endpoint, NOW, 9);
    }

    private static Event.OfChange change(CompanyId company, long seq) {
        return new Event.OfChange(
                company, new Change(seq, NOW, Topic.BILL, new UUID(8, seq), Change.What.UPDATED), null);
    }

    /** What comes first of a backlog; a stretch if nothing of it is kept. */
    private static Letter letter(Endpoint endpoint, Backlog backlog) {
        Event event = backlog.next().isEmpty()
                ? new Event.OfStretch(backlog.company(), backlog.after() + 1, backlog.last(), NOW)
                : backlog.next().getFirst();
        long to = event instanceof Event.OfChange change ? change.change().seq() : backlog.last();
        return new Letter(
                Delivery.of(new DeliveryId(UuidV7.at(NOW)), endpoint.id(), event, true, NOW),
                new Letter.Step(backlog.after(), to));
    }

    private void deliver(Endpoint endpoint, Backlog backlog) {
        var letter = letter(endpoint, backlog);
        sheet.keep(letter, outcome(letter.delivery(), Delivery.Status.DELIVERED, null, NOW), NOW);
    }

    private static Delivery outcome(
            Delivery before, Delivery.Status status, @Nullable Instant next, @Nullable Instant settled) {
        return new Delivery(
                before.id(),
                before.endpoint(),
                before.event(),
                status,
                before.holdsUp(),
                before.attempts() + 1,
                next,
                NOW,
                503,
                "busy",
                "no",
                settled,
                before.createdAt());
    }
}
