package tandem.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.company.KnownCompanies;
import tandem.identity.UuidV7;
import tandem.listing.Slice;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** What people do about endpoints. */
public final class EndpointDesk {

    /** How long the secret before signs as well unless the caller says otherwise. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final int LONGEST_DESCRIPTION = 200;

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final CallSheet sheet;
    private final KnownCompanies companies;
    private final TargetRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    public EndpointDesk(
            Endpoints endpoints,
            Deliveries deliveries,
            CallSheet sheet,
            KnownCompanies companies,
            TargetRules rules,
            AuditTrail audit,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.sheet = sheet;
        this.companies = companies;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an endpoint shall be. */
    public record Wanted(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> eventTypes,
            boolean isEnabled) {}

    /** An endpoint and its secret, which is shown this once. */
    public record WithSecret(Endpoint endpoint, SigningSecret secret) {}

    /** The endpoints that the caller may know of. */
    public Slice<Endpoint> list(Caller caller, @Nullable EndpointId after, int limit) {
        return endpoints.list(caller.limitedTo(), after, limit);
    }

    public Optional<Endpoint> find(Caller caller, EndpointId id) {
        return endpoints.find(id).filter(endpoint -> endpoint.isVisibleTo(caller));
    }

    /**
     * Makes an endpoint, which is told of what happens from now on.
     *
     * @param company the only one that it is told of; {@code null}: all
     */
    public Outcome<WithSecret, EndpointRefusal> create(
            Wanted wanted, @Nullable CompanyId company, Caller caller, Actor actor) {
        // First, so that the answer does not tell which companies exist.
        if (caller.limitedTo() != null && !caller.limitedTo().equals(company)) {
            return Outcome.refused(new EndpointRefusal.BeyondTheCaller());
        }
        var violations = violations(wanted);
        if (company != null && !companies.exists(company)) {
            violations.add(new Violation("companyId", "unknown", "names no company"));
        }
        if (!violations.isEmpty()) {
            return Outcome.refused(new EndpointRefusal.Invalid(violations));
        }
        var now = now();
        var endpoint = new Endpoint(
                new EndpointId(UuidV7.at(now)),
                company,
                URI.create(given(wanted.url())),
                description(wanted),
                types(wanted),
                wanted.isEnabled() ? null : new Endpoint.Disabled(now, Endpoint.Because.BY_CALLER),
                Health.GOOD,
                null,
                0,
                now);
        var secret = SigningSecret.generate();
        endpoints.add(endpoint, secret, actor.id());
        record("webhook_endpoint_created", endpoint, actor, now, Map.of(), words(endpoint));
        return Outcome.done(new WithSecret(endpoint, secret));
    }

    /**
     * Changes an endpoint. One that is enabled again, or is to be called elsewhere, is called at once.
     *
     * @param expected whether the caller meant this version
     */
    public Outcome<Endpoint, EndpointRefusal> change(
            EndpointId id, LongPredicate expected, Wanted wanted, Caller caller, Actor actor) {
        var found = find(caller, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new EndpointRefusal.NotFound());
        }
        if (!expected.test(found.version())) {
            return Outcome.refused(new EndpointRefusal.Stale(found.version()));
        }
        var violations = violations(wanted);
        if (!violations.isEmpty()) {
            return Outcome.refused(new EndpointRefusal.Invalid(violations));
        }
        var now = now();
        var changed = changed(found, wanted, now);
        if (!endpoints.change(changed)) {
            return Outcome.refused(new EndpointRefusal.Stale(found.version()));
        }
        record("webhook_endpoint_changed", found, actor, now, words(found), words(changed));
        return Outcome.done(endpoints.find(id).orElseThrow());
    }

    private static Endpoint changed(Endpoint before, Wanted wanted, Instant now) {
        var url = URI.create(given(wanted.url()));
        var disabled = before.disabled();
        if (wanted.isEnabled()) {
            disabled = null;
        } else if (disabled == null) {
            disabled = new Endpoint.Disabled(now, Endpoint.Because.BY_CALLER);
        }
        boolean isAnew = !url.equals(before.url()) || (before.disabled() != null && disabled == null);
        return new Endpoint(
                before.id(),
                before.company(),
                url,
                description(wanted),
                types(wanted),
                disabled,
                isAnew ? Health.GOOD : before.health(),
                before.previousSecretUntil(),
                before.version(),
                before.createdAt());
    }

    /** Gives an endpoint a new secret; for the overlap, calls are signed with both. */
    public Outcome<WithSecret, EndpointRefusal> rotate(EndpointId id, Duration overlap, Caller caller, Actor actor) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            return Outcome.refused(new EndpointRefusal.Invalid(List.of(new Violation(
                    "overlapMinutes", "out_of_range", "must be from 0 to " + LONGEST_OVERLAP.toMinutes()))));
        }
        var found = find(caller, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new EndpointRefusal.NotFound());
        }
        var now = now();
        var secret = SigningSecret.generate();
        if (!endpoints.rotate(id, found.version(), secret, now.plus(overlap))) {
            return Outcome.refused(new EndpointRefusal.Stale(found.version()));
        }
        record(
                "webhook_secret_rotated",
                found,
                actor,
                now,
                Map.of(),
                Map.of("previousSecretUntil", now.plus(overlap).toString()));
        return Outcome.done(new WithSecret(endpoints.find(id).orElseThrow(), secret));
    }

    /**
     * Deletes an endpoint with its deliveries.
     *
     * @param expected whether the caller meant this version
     */
    public Outcome<Endpoint, EndpointRefusal> delete(
            EndpointId id, LongPredicate expected, Caller caller, Actor actor) {
        var found = find(caller, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new EndpointRefusal.NotFound());
        }
        if (!expected.test(found.version()) || !endpoints.delete(id, found.version())) {
            return Outcome.refused(new EndpointRefusal.Stale(found.version()));
        }
        record("webhook_endpoint_deleted", found, actor, now(), words(found), Map.of());
        return Outcome.done(found);
    }

    /** Sends an event of no meaning, as soon as a node gets to it. */
    public Outcome<Delivery, EndpointRefusal> tryOut(EndpointId id, Caller caller, Actor actor) {
        return withEnabled(id, caller, endpoint -> {
            var now = now();
            var delivery = new DeliveryId(UuidV7.at(now));
            var test =
                    Delivery.of(delivery, endpoint.id(), new Event.Test(delivery, endpoint.company(), now), false, now);
            deliveries.add(test);
            record("webhook_endpoint_tested", endpoint, actor, now, Map.of(), Map.of());
            return Outcome.done(test);
        });
    }

    /** Sends an event once more, whatever became of it; it is tried as often as a new one. */
    public Outcome<Delivery, EndpointRefusal> redeliver(EndpointId id, DeliveryId what, Caller caller, Actor actor) {
        return withEnabled(id, caller, endpoint -> {
            var before = deliveries.find(id, what).orElse(null);
            if (before == null) {
                return Outcome.refused(new EndpointRefusal.NotFound());
            }
            var now = now();
            var again = before.again(now);
            if (!deliveries.again(before, again)) {
                return Outcome.refused(new EndpointRefusal.BeingTried());
            }
            record(
                    "webhook_redelivered",
                    endpoint,
                    actor,
                    now,
                    Map.of(),
                    Map.of("delivery", what.toString(), "event", before.event().id()));
            return Outcome.done(again);
        });
    }

    /**
     * Tells an endpoint again of what happened from a moment on, in order.
     *
     * @param company of which company; {@code null}: of all that it is told of
     * @return of how many companies it is told again
     */
    public Outcome<Integer, EndpointRefusal> replay(
            EndpointId id, @Nullable Instant since, @Nullable CompanyId company, Caller caller, Actor actor) {
        return withEnabled(id, caller, endpoint -> {
            var violations = new ArrayList<Violation>();
            var now = now();
            if (since == null || since.isAfter(now)) {
                violations.add(new Violation("since", "required", "must be a moment that has passed"));
            }
            if (company != null && !isToldOf(endpoint, company)) {
                violations.add(new Violation("companyId", "unknown", "names no company that the endpoint is told of"));
            }
            if (since == null || !violations.isEmpty()) {
                return Outcome.refused(new EndpointRefusal.Invalid(violations));
            }
            int rewound = sheet.rewind(endpoint, Optional.ofNullable(company), since, now);
            var what = new TreeMap<String, String>(Map.of("since", since.toString()));
            if (company != null) {
                what.put("company", company.toString());
            }
            record("webhook_replayed", endpoint, actor, now, Map.of(), what);
            return Outcome.done(rewound);
        });
    }

    private boolean isToldOf(Endpoint endpoint, CompanyId company) {
        return endpoint.company() == null
                ? companies.exists(company)
                : endpoint.company().equals(company);
    }

    /** What became of events for an endpoint that the caller may know of; empty if it is not one. */
    public Optional<Slice<Delivery>> deliveries(
            Caller caller,
            EndpointId id,
            Delivery.@Nullable Status status,
            @Nullable CompanyId company,
            @Nullable DeliveryId before,
            int limit) {
        return find(caller, id).map(endpoint -> deliveries.list(id, status, company, before, limit));
    }

    /** What became of one event. */
    public Optional<Delivery> delivery(Caller caller, EndpointId id, DeliveryId delivery) {
        return find(caller, id).flatMap(endpoint -> deliveries.find(id, delivery));
    }

    @FunctionalInterface
    private interface Act<T> {
        Outcome<T, EndpointRefusal> on(Endpoint endpoint);
    }

    private <T> Outcome<T, EndpointRefusal> withEnabled(EndpointId id, Caller caller, Act<T> act) {
        var found = find(caller, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new EndpointRefusal.NotFound());
        }
        return found.disabled() == null ? act.on(found) : Outcome.refused(new EndpointRefusal.Disabled());
    }

    private List<Violation> violations(Wanted wanted) {
        var found = new ArrayList<Violation>();
        rules.refusal(wanted.url()).ifPresent(message -> found.add(new Violation("url", "unusable_target", message)));
        if (given(wanted.description()).length() > LONGEST_DESCRIPTION) {
            found.add(new Violation(
                    "description", "too_long", "must have " + LONGEST_DESCRIPTION + " characters at most"));
        }
        found.addAll(EventTypes.violations(types(wanted).wanted()));
        return found;
    }

    private static EventTypes types(Wanted wanted) {
        return wanted.eventTypes() == null ? EventTypes.ALL : new EventTypes(wanted.eventTypes());
    }

    private static @Nullable String description(Wanted wanted) {
        var text = given(wanted.description()).strip();
        return text.isEmpty() ? null : text;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(
            String action, Endpoint endpoint, Actor actor, Instant now, Map<String, ?> before, Map<String, ?> after) {
        var company = endpoint.company() == null ? null : endpoint.company().value();
        audit.add(new AuditEvent(now, actor, action, company, endpoint.id().toString(), null, before, after));
    }

    private static Map<String, ?> words(Endpoint endpoint) {
        var words = new TreeMap<String, Object>();
        words.put("url", endpoint.url().toString());
        if (endpoint.description() != null) {
            words.put("description", endpoint.description());
        }
        words.put("eventTypes", endpoint.types().wanted());
        words.put("status", endpoint.disabled() == null ? "enabled" : "disabled");
        return words;
    }
}
