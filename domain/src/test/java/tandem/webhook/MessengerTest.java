package tandem.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Topic;

class MessengerTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final EndpointId ENDPOINT = new EndpointId(new UUID(2, 2));
    private static final Answer OK = new Answer.Accepted(204, "");
    private static final Answer BUSY = new Answer.Refused(503, "busy", null);

    private final Sheet sheet = new Sheet();
    private final List<AuditEvent> audited = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @Test
    void every_company_is_told_in_order_and_none_waits_for_another() {
        company(1).grows(120);
        company(2).grows(3);

        messenger(event -> OK).serve(ENDPOINT);

        assertThat(told(1))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(told(2)).containsExactly(1L, 2L, 3L);
        assertThat(sheet.released).isEqualTo(1);
    }

    @Test
    void what_failed_holds_up_its_company_and_no_other() {
        company(1).grows(5);
        company(2).grows(5);

        messenger(event -> company(event).number == 1 && seq(event) == 3 ? BUSY : OK)
                .serve(ENDPOINT);

        assertThat(told(1)).containsExactly(1L, 2L, 3L);
        assertThat(told(2)).hasSize(5);
        assertThat(sheet.kept)
                .filteredOn(kept -> kept.status() == Delivery.Status.PENDING)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.attempts()).isEqualTo(1);
                    assertThat(kept.nextAttemptAt()).isAfter(NOW);
                    assertThat(kept.responseStatus()).isEqualTo(503);
                    assertThat(kept.responseExcerpt()).isEqualTo("busy");
                });
    }

    @Test
    void an_endpoint_that_is_down_is_left_alone_after_a_few_calls() {
        for (int number = 1; number <= 40; number++) {
            company(number).grows(2);
        }

        messenger(event -> new Answer.Silence("nobody there")).serve(ENDPOINT);

        assertThat(sent.size()).isBetween(Health.UNTIL_IT_RESTS, Health.UNTIL_IT_RESTS + 3);
        assertThat(sheet.health.restsAt(NOW)).isTrue();
    }

    @Test
    void an_endpoint_that_was_down_is_asked_with_one_event_before_the_others_follow() {
        sheet.health = new Health(9, NOW.minusSeconds(600), "nobody there", NOW.minusSeconds(1));
        company(1).grows(3);
        company(2).grows(3);
        var atOnce = new AtomicInteger();

        messenger(event -> {
                    if (sheet.health.failures() > 0) {
                        atOnce.incrementAndGet();
                    }
                    return OK;
                })
                .serve(ENDPOINT);

        assertThat(atOnce).hasValue(1);
        assertThat(sent).hasSize(6);
        assertThat(sheet.health).isEqualTo(Health.GOOD);
    }

    @Test
    void an_endpoint_that_is_gone_is_called_no_more_and_somebody_can_see_why() {
        company(1).grows(2);

        messenger(event -> new Answer.Refused(410, "", null)).serve(ENDPOINT);

        assertThat(sent).hasSize(1);
        assertThat(sheet.disabled).isEqualTo(Endpoint.Because.GONE);
        assertThat(sheet.kept).extracting(Delivery::status).containsExactly(Delivery.Status.FAILED);
        assertThat(audited).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("webhook_endpoint_disabled");
            assertThat(event.reason()).contains("410");
        });
    }

    @Test
    void nothing_but_failures_for_five_days_end_it() {
        sheet.health = new Health(400, NOW.minus(Duration.ofDays(5)), "nobody there", null);
        company(1).grows(2);

        messenger(event -> BUSY).serve(ENDPOINT);

        assertThat(sent).hasSize(1);
        assertThat(sheet.disabled).isEqualTo(Endpoint.Because.FAILING);
        assertThat(audited).hasSize(1);
    }

    @Test
    void who_leaves_finishes_the_call_in_hand_and_begins_none() {
        company(1).grows(50);
        var present = new AtomicReference<Messenger>();
        var messenger = messenger(event -> {
            requireNonNull(present.get()).leave();
            return OK;
        });
        present.set(messenger);

        messenger.serve(ENDPOINT);

        assertThat(sent).hasSize(1);
        assertThat(sheet.kept).extracting(Delivery::status).containsExactly(Delivery.Status.DELIVERED);
        assertThat(sheet.released).isEqualTo(1);
        assertThat(messenger.claim(5)).isEmpty();
    }

    @Test
    void an_endpoint_whose_calls_cannot_be_settled_is_released_all_the_same() {
        company(1).grows(5);
        sheet.breaksAt = 2;

        assertThatThrownBy(() -> messenger(event -> OK).serve(ENDPOINT)).hasMessageContaining("settled");

        assertThat(told(1)).containsExactly(1L, 2L);
        assertThat(sheet.released).isEqualTo(1);
    }

    private Messenger messenger(Function<Event, Answer> receiver) {
        AuditTrail trail = new AuditTrail() {
            @Override
            public void add(AuditEvent event) {
                audited.add(event);
            }

            @Override
            public void blank(UUID company) {
                throw new UnsupportedOperationException();
            }
        };
        return new Messenger(
                new Announcing(sheet, trail, Clock.fixed(NOW, ZoneOffset.UTC), "node"),
                (target, event) -> {
                    sent.add(event.id());
                    return receiver.apply(event);
                },
                new Messenger.Steps() {
                    @Override
                    public <T> T run(Supplier<T> step) {
                        synchronized (sheet) {
                            return step.get();
                        }
                    }
                });
    }

    private Feed company(int number) {
        return sheet.feeds.computeIfAbsent(new CompanyId(new UUID(7, number)), id -> new Feed(number));
    }

    private Feed company(Event event) {
        return requireNonNull(sheet.feeds.get(event.about().orElseThrow()));
    }

    private static long seq(Event event) {
        return ((Event.OfChange) event).change().seq();
    }

    private List<Long> told(int number) {
        var prefix = new Event.OfStretch(new CompanyId(new UUID(7, number)), 1, 1, NOW)
                .id()
                .replaceFirst("1-1$", "");
        synchronized (sent) {
            return sent.stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> Long.valueOf(id.substring(prefix.length())))
                    .toList();
        }
    }

    /** How far a company has come, and how far the endpoint has been told. */
    private static final class Feed {
        private final int number;
        private long after;
        private long last;
        private boolean isHeldUp;

        Feed(int number) {
            this.number = number;
        }

        void grows(int changes) {
            last += changes;
        }
    }

    /** A call sheet in memory, for one endpoint. */
    private static final class Sheet implements CallSheet {

        private final Map<CompanyId, Feed> feeds = new ConcurrentHashMap<>();
        private final List<Delivery> kept = new ArrayList<>();
        private volatile Health health = Health.GOOD;
        private Endpoint.@Nullable Because disabled;
        private int released;
        private int breaksAt = Integer.MAX_VALUE;

        @Override
        public List<EndpointId> claim(String node, int most, Instant now, Instant until) {
            return List.of(ENDPOINT);
        }

        @Override
        public Optional<Target> keep(EndpointId endpoint, String node, Instant now, Instant until) {
            if (disabled != null || health.restsAt(now)) {
                return Optional.empty();
            }
            var present = new Endpoint(
                    endpoint,
                    null,
                    URI.create("https://receiver.example"),
                    null,
                    EventTypes.ALL,
                    null,
                    health,
                    null,
                    0,
                    NOW);
            return Optional.of(new Target(present, List.of(SigningSecret.generate())));
        }

        @Override
        public void release(EndpointId endpoint, String node) {
            released++;
        }

        @Override
        public List<Delivery> due(EndpointId endpoint, Instant now, int most) {
            return List.of();
        }

        @Override
        public List<Backlog> backlogs(Endpoint endpoint, Instant now, int most) {
            return feeds.entrySet().stream()
                    .filter(each -> each.getValue().last > each.getValue().after && !each.getValue().isHeldUp)
                    .limit(most)
                    .map(each -> backlog(each.getKey(), each.getValue()))
                    .toList();
        }

        private static Backlog backlog(CompanyId company, Feed feed) {
            var next = LongStream.rangeClosed(feed.after + 1, Math.min(feed.last, feed.after + Backlog.AT_ONCE))
                    .mapToObj(seq -> new Event.OfChange(
                            company, new Change(seq, NOW, Topic.BILL, new UUID(9, seq), Change.What.UPDATED), null))
                    .toList();
            return new Backlog(company, feed.after, feed.last, feed.after + 1, (int) (feed.last - feed.after), next);
        }

        @Override
        public void pass(EndpointId endpoint, List<Backlog> ofNoInterest, Instant now) {
            assertThat(ofNoInterest).isEmpty();
        }

        @Override
        public void keep(Letter letter, Delivery attempted, Instant now) {
            if (kept.size() + 1 == breaksAt) {
                throw new IllegalStateException("the database is away");
            }
            var feed = requireNonNull(feeds.get(attempted.event().about().orElseThrow()));
            var step = requireNonNull(letter.step());
            assertThat(step.after()).isEqualTo(feed.after);
            feed.after = step.to();
            feed.isHeldUp = attempted.status() == Delivery.Status.PENDING;
            kept.add(attempted);
        }

        @Override
        public Health health(EndpointId endpoint) {
            return health;
        }

        @Override
        public void keep(EndpointId endpoint, Health present) {
            health = present;
        }

        @Override
        public boolean disable(EndpointId endpoint, Endpoint.Because because, Instant now) {
            disabled = because;
            return true;
        }

        @Override
        public int rewind(Endpoint endpoint, Optional<CompanyId> company, Instant since, Instant now) {
            throw new UnsupportedOperationException();
        }
    }
}
