package tandem.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror;
import tandem.request.Cause;
import tandem.request.Courier;
import tandem.request.Couriers;
import tandem.request.Delivery;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Outbox;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.request.Sending;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.Question;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.Status;
import tandem.wire.Treatment;
import tandem.wire.UnreadableAnswer;

/**
 * Carries requests to QuickBooks in one session, and makes sure that each is carried out once: before a request leaves, its
 * exact text and the id under which QuickBooks keeps the outcome are stored; a request whose answer is lost is in doubt, and is
 * looked into before anything else happens to it.
 */
final class Outgoing {

    private static final int MOST_COMPARISONS = 2;
    private static final int STORED = 0;
    private static final int MOST_QUESTIONS_FOR_THE_MEMORY = 2;

    private final Visit visit;
    private final Requests requests;
    private final Couriers couriers;
    private final Mirror mirror;
    private final QuickBooksLanguage language;
    private final SyncSettings settings;
    private final Instant now;

    Outgoing(
            Visit visit,
            Requests requests,
            Couriers couriers,
            Mirror mirror,
            QuickBooksLanguage language,
            SyncSettings settings,
            Instant now) {
        this.visit = visit;
        this.requests = requests;
        this.couriers = couriers;
        this.mirror = mirror;
        this.language = language;
        this.settings = settings;
        this.now = now;
    }

    /** What to send about a request; empty where QuickBooks need not be asked, because the request has been settled here. */
    Optional<String> send(Outbox.Entry entry, QbXmlVersion version) {
        var request = find(entry.id());
        return request.status() == RequestStatus.IN_DOUBT
                ? Optional.of(lookInto(request, version))
                : carryOut(request, version);
    }

    private Optional<String> carryOut(Request request, QbXmlVersion version) {
        var dispatch = couriers.of(request).dispatch(request.company(), request.errand());
        switch (dispatch) {
            case Courier.Dispatch.Go go -> {
                var id = MessageSetIds.next(now);
                var text = language.render(
                        new MessageSet(List.of(new MessageSet.Asked("w", new Question.CarryOut(go.write()))), id),
                        version);
                int exchange = visit.send(about(request), id, text);
                var guest = visit.guest();
                var sending = new Sending(id, guest.connector(), guest.session(), exchange, now);
                step(request, request.sent(sending, go.notice()), null);
                carrying(exchange, new Delivery.CarryOut(request.id()));
                return Optional.of(text);
            }
            case Courier.Dispatch.AlreadySo already ->
                succeed(request, already.quickBooksId(), null, "QuickBooks has it this way already");
            case Courier.Dispatch.Refused refused -> fail(request, refused.why());
        }
        return Optional.empty();
    }

    private static String about(Request request) {
        return switch (request.errand()) {
            case Errand.VendorEdit e -> "an edit of a vendor";
            case Errand.TermsAdding t -> "new terms";
            case Errand.BillPosting b -> "a new bill";
            case Errand.BillEdit b -> "an edit of a bill";
            case Errand.PaymentRecording p -> "a new payment";
            case Errand.PaymentVoiding p -> "the void of a payment";
        };
    }

    /**
     * The memory of a message set belongs to the connector that sent it; any connector can look for the record. Where session after
     * session has ended over the one question, the other has its turn now and then.
     */
    private String lookInto(Request request, QbXmlVersion version) {
        var sending = request.sending();
        boolean mayRemember = sending != null
                && sending.connector().equals(visit.guest().connector())
                && !visit.agenda().isOutcomeAsked(request.id())
                && request.questionsInVain() % (MOST_QUESTIONS_FOR_THE_MEMORY + 1) < MOST_QUESTIONS_FOR_THE_MEMORY;
        if (sending != null && mayRemember) {
            var text = language.render(MessageSet.outcomeOf(sending.messageSetId()), version);
            int exchange = visit.send("what became of a request", sending.messageSetId(), text);
            carrying(exchange, new Delivery.AskOutcome(request.id()));
            return text;
        }
        var questions = couriers.of(request).lookUp(request.company(), request.errand());
        var asked = new ArrayList<MessageSet.Asked>();
        for (var question : questions) {
            asked.add(new MessageSet.Asked("l" + asked.size(), question));
        }
        var text = language.render(MessageSet.of(asked), version);
        int exchange = visit.send("looking up what became of a request", null, text);
        carrying(exchange, new Delivery.LookUp(request.id()));
        return text;
    }

    private void carrying(int exchange, Delivery delivery) {
        visit.become(new SessionState.Carrying(exchange, delivery, now));
    }

    /** What QuickBooks answered. */
    void takeIn(Delivery delivery, ResponseText text) throws UnreadableAnswer {
        var request = find(delivery.request());
        var answer = WriteAnswer.read(language, text);
        switch (delivery) {
            case Delivery.CarryOut c -> settle(request, answer);
            case Delivery.AskOutcome a -> outcome(request, answer);
            case Delivery.LookUp l -> lookedUp(request, answer);
        }
    }

    private void outcome(Request request, WriteAnswer answer) {
        var code = answer.setStatus();
        if (code != null && code == STORED && answer.status() != null) {
            settle(request, answer);
        } else {
            visit.agenda().outcomeAsked(request.id());
        }
    }

    /** A late answer; only a request that nobody has settled meanwhile is settled by it. */
    void takeInLate(Delivery delivery, ResponseText text) {
        if (!(delivery instanceof Delivery.CarryOut)) {
            return;
        }
        var request = find(delivery.request());
        var sending = request.sending();
        if (request.status() == RequestStatus.IN_DOUBT
                && sending != null
                && sending.session().equals(visit.guest().session())) {
            readIfItCanBe(text).ifPresent(answer -> settle(request, answer));
        }
    }

    private Optional<WriteAnswer> readIfItCanBe(ResponseText text) {
        try {
            return Optional.of(WriteAnswer.read(language, text));
        } catch (UnreadableAnswer e) {
            return Optional.empty(); // kept for people; the request stays in doubt and is looked into
        }
    }

    private void settle(Request request, WriteAnswer answer) {
        var status = answer.status();
        if (status == null) {
            doubt(request.id(), "QuickBooks' answer does not say what became of it");
        } else if (status.isAnswered()) {
            apply(request, answer, answer.writtenId());
            succeed(request, answer.writtenId(), null, null);
        } else {
            refused(request, status);
        }
    }

    /** The record as it stands after the write goes into the mirror; one that did not come is read again. */
    private void apply(Request request, WriteAnswer answer, @Nullable String writtenId) {
        boolean isNew =
                couriers.of(request).record(request.company(), request.errand()).isEmpty();
        Map<String, UUID> ours = isNew && writtenId != null
                ? Map.of(writtenId, request.errand().subject().id())
                : Map.of();
        var byKind = couriers.of(request).understood(request.errand(), answer.records()).stream()
                .collect(Collectors.groupingBy(QuickBooksRecord::kind));
        byKind.forEach((kind, records) -> {
            var applied = mirror.apply(request.company(), kind, records, ours, now);
            visit.rereads().moved(applied.moved(), now);
        });
        visit.wrote();
        if (answer.records().isEmpty() && answer.writtenId() != null) {
            var kind = answer.savedKind() == null ? request.errand().subject().kind() : answer.savedKind();
            visit.rereads().moved(Map.of(kind, Set.of(answer.writtenId())), now);
        }
        visit.rereads().moved(couriers.of(request).moves(request.company(), request.errand()), now);
    }

    private void refused(Request request, Status status) {
        var treatment = status.treatment();
        switch (treatment.retry()) {
            case SOON, LATER -> waitForQuickBooks(request, status);
            case WITH_PARENT -> afterReading(request, status);
            case AFTER_COMPARING -> compareAgain(request, status);
            case NOT_NEEDED, AFTER_CHANGE, NEVER -> fail(request, failure(request, status, Failure.Severity.ERROR));
        }
    }

    /** The try after the first refusal is due in the next session, however soon; those after it wait longer and longer. */
    private void waitForQuickBooks(Request request, Status status) {
        int before = request.refusals(Treatment.Retry.LATER);
        var wait = before == 0 ? null : now.plus(StillInDoubt.wait(settings.retryBackoff(), before));
        postpone(request, Treatment.Retry.LATER, status, wait);
    }

    private void postpone(Request request, Treatment.Retry reason, Status status, @Nullable Instant until) {
        var why = failure(request, status, Failure.Severity.WARNING);
        step(request, request.postponed(reason, why, until, visit.guest().session()), why.message());
    }

    /** What it names may have come or gone since the lists were read; they are read again before the next session writes. */
    private void afterReading(Request request, Status status) {
        if (request.refusals(Treatment.Retry.WITH_PARENT) == 0) {
            postpone(request, Treatment.Retry.WITH_PARENT, status, null);
        } else {
            fail(request, failure(request, status, Failure.Severity.ERROR));
        }
    }

    /** QuickBooks has the record otherwise than the mirror: it is read again, compared, and the request tried once more. */
    private void compareAgain(Request request, Status status) {
        var id = couriers.of(request).record(request.company(), request.errand());
        if (request.refusals(Treatment.Retry.AFTER_COMPARING) == MOST_COMPARISONS || id.isEmpty()) {
            fail(request, failure(request, status, Failure.Severity.ERROR));
            return;
        }
        visit.rereads().moved(Map.of(request.errand().subject().kind(), Set.of(id.get())), now);
        var why = failure(request, status, Failure.Severity.WARNING);
        step(request, request.postponed(Treatment.Retry.AFTER_COMPARING, why, null, null), why.message());
    }

    private Failure failure(Request request, Status status, Failure.Severity severity) {
        var treatment = status.treatment();
        var said = status.message() == null || status.message().isBlank()
                ? ""
                : " It says: " + status.message().strip();
        return new Failure(
                treatment.code(),
                severity,
                couriers.of(request).name(request.company(), request.errand()) + " was refused by QuickBooks (status "
                        + status.code() + ")." + said,
                treatment.advice(),
                who(treatment.actor()),
                treatment.retry() != Treatment.Retry.NEVER);
    }

    private static Failure.Who who(Treatment.Actor actor) {
        return switch (actor) {
            case NOBODY -> Failure.Who.NOBODY;
            case BOOKKEEPER -> Failure.Who.BOOKKEEPER;
            case ADMINISTRATOR -> Failure.Who.QUICKBOOKS_ADMIN;
            case SUPPORT -> Failure.Who.SUPPORT;
        };
    }

    private void lookedUp(Request request, WriteAnswer answer) {
        visit.agenda().lookedInto(request.id());
        boolean whole = !answer.statuses().isEmpty()
                && answer.statuses().stream().allMatch(Status::isAnswered)
                && answer.unreadable() == null;
        if (!whole) {
            return;
        }
        switch (couriers.of(request).judge(request.company(), request.errand(), answer.records())) {
            case Courier.Finding.CarriedOut carriedOut -> {
                apply(request, answer, carriedOut.quickBooksId());
                succeed(request, carriedOut.quickBooksId(), carriedOut.notice(), "it was found in QuickBooks");
            }
            case Courier.Finding.NotCarriedOut n ->
                step(request, request.absent(), "it was looked up and is not in QuickBooks");
            case Courier.Finding.Unclear unclear -> fail(request, outcomeUnknown(unclear));
        }
    }

    private static Failure outcomeUnknown(Courier.Finding.Unclear unclear) {
        return new Failure(
                Request.OUTCOME_UNKNOWN,
                Failure.Severity.ERROR,
                "The answer to this request was lost, and it cannot be told whether QuickBooks has carried it out. "
                        + unclear.what(),
                unclear.advice(),
                Failure.Who.BOOKKEEPER,
                true);
    }

    /** QuickBooks refused the text as a whole. */
    void refusedAsAWhole(Delivery delivery, QuickBooksTrouble trouble) {
        var request = find(delivery.request());
        switch (delivery) {
            case Delivery.CarryOut c ->
                fail(
                        request,
                        new Failure(
                                "request_not_understood",
                                Failure.Severity.ERROR,
                                "QuickBooks did not understand this request and carried out nothing of it. "
                                        + trouble.cause(),
                                "Please tell support: " + settings.supportContact() + ".",
                                Failure.Who.SUPPORT,
                                false));
            case Delivery.AskOutcome a -> visit.agenda().outcomeAsked(request.id());
            case Delivery.LookUp l -> visit.agenda().lookedInto(request.id());
        }
    }

    /** The answer came and could not be read; a request that went out is asked for in this session still. */
    void unread(Delivery delivery, String why) {
        switch (delivery) {
            case Delivery.CarryOut c -> lost(delivery, why);
            case Delivery.AskOutcome a -> visit.agenda().outcomeAsked(a.request());
            case Delivery.LookUp l -> visit.agenda().lookedInto(l.request());
        }
    }

    /** The file carries this counter: what QuickBooks confirmed under a later one is not in it any more. */
    void vanished(long counter) {
        requests.vanished(visit.guest().company(), counter, now);
    }

    /** Nobody knows what became of what was sent, and the session ends over it. */
    void lost(Delivery delivery, String why) {
        switch (delivery) {
            case Delivery.CarryOut c -> doubt(c.request(), why);
            case Delivery.AskOutcome a -> stillInDoubt(a.request(), why);
            case Delivery.LookUp l -> stillInDoubt(l.request(), why);
        }
    }

    private void stillInDoubt(RequestId request, String why) {
        new StillInDoubt(requests, settings, now)
                .after(visit.guest().company(), request, cause(why))
                .ifPresent(this::noted);
    }

    private void succeed(Request request, @Nullable String id, @Nullable Failure notice, @Nullable String reason) {
        if (id != null) {
            couriers.of(request).arrived(request.company(), request.errand(), id);
        }
        step(request, request.succeeded(id, notice), reason);
        requests.release(request, cause("what it waited for is done")).forEach(this::noted);
    }

    private void fail(Request request, Failure why) {
        step(request, request.failed(why), why.message());
    }

    private void doubt(RequestId request, String why) {
        requests.doubt(visit.guest().company(), request, cause(why)).ifPresent(this::noted);
    }

    private void step(Request before, Request after, @Nullable String reason) {
        requests.move(before, after, cause(reason));
        noted(after);
    }

    /** What this session still has to do about a request follows from where it stands. */
    private void noted(Request request) {
        visit.outbox(
                switch (request.status()) {
                    case QUEUED, IN_DOUBT -> visit.outbox().with(request);
                    case BLOCKED, SENT, SUCCEEDED, FAILED, CANCELLED ->
                        visit.outbox().without(request.id());
                });
    }

    private Cause cause(@Nullable String reason) {
        return new Cause(visit.guest().session().toString(), reason);
    }

    private Request find(RequestId id) {
        return requests.find(visit.guest().company(), id)
                .orElseThrow(() -> new IllegalStateException("the request " + id + " is gone"));
    }
}
