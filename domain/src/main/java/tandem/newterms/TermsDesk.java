package tandem.newterms;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.view.TermsView;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.request.Cause;
import tandem.request.Errand.TermsAdding;
import tandem.request.Mended;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;
import tandem.wire.TextRules;

/**
 * Where terms are made on this side. QuickBooks can add terms and never change them, so a name stands for one definition:
 * whoever wants what is there already gets it, and whoever wants something else under that name is refused.
 */
public final class TermsDesk {

    private final TermsBook book;
    private final Requests requests;
    private final TextRules texts;
    private final Clock clock;

    /** Puts the desk together. */
    public TermsDesk(TermsBook book, Requests requests, TextRules texts, Clock clock) {
        this.book = book;
        this.requests = requests;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Terms that there are.
     *
     * @param request the one that was queued for them just now; absent: they were there, or on their way
     */
    public record Made(UUID id, @Nullable RequestId request) {}

    /**
     * Has QuickBooks add terms, unless it has them or they are on their way. Terms of that name that failed or were called
     * off are tried once more, with what is wanted now.
     */
    public Outcome<Made, TermsRefusal> make(CompanyId company, NewTerms wanted, Actor actor) {
        requests.hold(company);
        return switch (TermsCheck.of(wanted, texts)) {
            case Outcome.Refused<TermsCheck.Sound, List<Violation>> refused ->
                Outcome.refused(new TermsRefusal.Invalid(refused.why()));
            case Outcome.Done<TermsCheck.Sound, List<Violation>> done -> make(company, done.value(), actor);
        };
    }

    private Outcome<Made, TermsRefusal> make(CompanyId company, TermsCheck.Sound terms, Actor actor) {
        var there = inQuickBooks(company, terms);
        if (there.isPresent()) {
            return there.get().definition().saysTheSameAs(terms.definition())
                    ? Outcome.done(new Made(there.get().state().id(), null))
                    : Outcome.refused(differs(there.get(), terms));
        }
        var own = book.ownCalled(company, terms.name()).orElse(null);
        if (own == null) {
            var id = UuidV7.at(clock.instant());
            var request = queue(company, errand(id, terms), actor);
            book.add(company, OwnTerms.of(id, terms, request, clock.instant()));
            return Outcome.done(new Made(id, request));
        }
        return again(company, own, terms, actor);
    }

    private RequestId queue(CompanyId company, TermsAdding errand, Actor actor) {
        var now = clock.instant();
        var id = new RequestId(UuidV7.at(now));
        requests.add(Request.of(id, company, errand, Set.of(), now), new Cause(actor.id(), null));
        return id;
    }

    private static TermsAdding errand(UUID id, TermsCheck.Sound terms) {
        return new TermsAdding(id, terms.name(), terms.definition());
    }

    private Outcome<Made, TermsRefusal> again(CompanyId company, OwnTerms own, TermsCheck.Sound terms, Actor actor) {
        var request = request(company, own);
        boolean same = own.definition().saysTheSameAs(terms.definition());
        return switch (request.status()) {
            case BLOCKED, QUEUED, SENT, IN_DOUBT, SUCCEEDED ->
                same ? Outcome.done(new Made(own.id(), null)) : Outcome.refused(onTheirWay(own, terms));
            case CANCELLED -> {
                var next = queue(company, errand(own.id(), terms), actor);
                book.change(company, own.with(terms, next, clock.instant()));
                yield Outcome.done(new Made(own.id(), next));
            }
            case FAILED -> {
                if (request.isOutcomeUnknown() && !same) {
                    yield Outcome.refused(onTheirWay(own, terms));
                }
                book.change(company, own.with(terms, request.id(), clock.instant()));
                requests.move(
                        request,
                        request.requeued(
                                new Mended(errand(own.id(), terms), request.dependsOn()),
                                !requests.areOver(company, request.dependsOn())),
                        new Cause(actor.id(), "the terms were asked for again"));
                yield Outcome.done(new Made(own.id(), request.id()));
            }
        };
    }

    private Request request(CompanyId company, OwnTerms own) {
        return requests.find(company, own.request())
                .orElseThrow(() -> new IllegalStateException("the request " + own.request() + " is gone"));
    }

    /**
     * Gives failed terms another name or definition, judged like the first time.
     *
     * @param failed their request, which the caller re-queues with what comes back
     */
    public Outcome<Mended, TermsRefusal> amend(Request failed, NewTerms wanted) {
        var company = failed.company();
        return switch (TermsCheck.of(wanted, texts)) {
            case Outcome.Refused<TermsCheck.Sound, List<Violation>> refused ->
                Outcome.refused(new TermsRefusal.Invalid(refused.why()));
            case Outcome.Done<TermsCheck.Sound, List<Violation>> done -> amend(company, failed, done.value());
        };
    }

    private Outcome<Mended, TermsRefusal> amend(CompanyId company, Request failed, TermsCheck.Sound terms) {
        var id = failed.errand().subject().id();
        var there = inQuickBooks(company, terms).filter(one -> !one.definition().saysTheSameAs(terms.definition()));
        if (there.isPresent()) {
            return Outcome.refused(differs(there.get(), terms));
        }
        var other =
                book.ownCalled(company, terms.name()).filter(one -> !one.id().equals(id));
        if (other.isPresent()) {
            return Outcome.refused(onTheirWay(other.get(), terms));
        }
        var own = book.own(company, id).orElseThrow(() -> new IllegalStateException("the terms " + id + " are gone"));
        book.change(company, own.with(terms, failed.id(), clock.instant()));
        return Outcome.done(new Mended(errand(id, terms), failed.dependsOn()));
    }

    private Optional<TermsView> inQuickBooks(CompanyId company, TermsCheck.Sound terms) {
        return TermsCourier.best(book.inQuickBooks(company, terms.name()), terms.definition());
    }

    private static TermsRefusal differs(TermsView there, TermsCheck.Sound terms) {
        return new TermsRefusal.Differs(TermsWords.both(
                "QuickBooks has terms called \"" + there.name() + "\" already",
                there.definition(),
                terms.definition()));
    }

    private static TermsRefusal onTheirWay(OwnTerms own, TermsCheck.Sound terms) {
        return new TermsRefusal.Differs(TermsWords.both(
                "Terms called \"" + own.name() + "\" are on their way to QuickBooks by the request " + own.request(),
                own.definition(),
                terms.definition()));
    }
}
