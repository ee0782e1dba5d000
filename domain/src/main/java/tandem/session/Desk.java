package tandem.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.identity.UuidV7;
import tandem.reading.Mirror;
import tandem.reading.ReadingPlan;
import tandem.reading.Task;
import tandem.request.Couriers;
import tandem.request.Outbox;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.session.Conversation.OpenFile;
import tandem.session.Conversation.Response;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** What a session can do in one call. The states decide which of it they do. */
final class Desk {

    static final String FAREWELL = "OK";

    private static final int STOP = -1;
    private static final int FINISHED = 100;

    private final Visit visit;
    private final Visits visits;
    private final Mirror mirror;
    private final Outgoing outgoing;
    private final SessionEnd sessionEnd;
    private final QuickBooksLanguage language;
    private final SyncSettings settings;
    private final Instant now;

    Desk(
            Visit visit,
            Visits visits,
            Mirror mirror,
            Requests requests,
            Couriers couriers,
            QuickBooksLanguage language,
            SyncSettings settings,
            Instant now) {
        this.visit = visit;
        this.visits = visits;
        this.mirror = mirror;
        this.outgoing = new Outgoing(visit, requests, couriers, mirror, language, settings, now);
        this.sessionEnd = new SessionEnd(requests, settings);
        this.language = language;
        this.settings = settings;
        this.now = now;
    }

    Optional<String> proveAndAsk(OpenFile call) {
        var host = HostProof.read(language, call, visit.guest());
        switch (host) {
            case HostProof.Proved proved -> {
                if (!proved.sighting().isSamePlaceAs(visit.sighting())) {
                    visit.agenda().proveAlone();
                }
                visit.sighted(proved.sighting().provedAt(visit.sighting().provedAt()));
                visit.file().openedBy(proved.mode(), proved.multiUser());
                return askNext();
            }
            case HostProof.WrongFile wrong -> {
                visit.file().wrongFile(null, UuidV7.at(now));
                halt(new Halt(wrong.code(), wrong.text(), true));
                return Optional.empty();
            }
            case HostProof.Unusable unusable -> {
                halt(new Halt(unusable.code(), unusable.text(), unusable.leavesToOthers()));
                return Optional.empty();
            }
        }
    }

    /**
     * What is in doubt is looked into before anything is read, as soon as the file has proved itself. Where a session has ended over
     * that, the later ones read everything first, since they may end over it too. What is due to be written goes out when all changes
     * are in, and before history is read.
     */
    Optional<String> askNext() {
        while (true) {
            var request = dueRequest();
            if (request.isEmpty()) {
                return ask(plan().next(visit.agenda()));
            }
            if (!visit.agenda().isProved()) {
                return ask(plan().onlyProof());
            }
            if (request.get().status() == RequestStatus.QUEUED
                    && !visit.agenda().isCounterRaised()) {
                return ask(plan().raisedCounter(visit.agenda()));
            }
            var text = outgoing.send(request.get(), version());
            if (text.isPresent()) {
                return text;
            }
        }
    }

    /** The request that has its turn now; none: something is to be read first, or nothing is to be written. */
    private Optional<Outbox.Entry> dueRequest() {
        if (!visit.file().isConfirmed() || visit.file().stamp().confirmed() == null) {
            return Optional.empty();
        }
        var lookedInto = visit.agenda().lookedInto();
        return visit.outbox()
                .doubtful(lookedInto)
                .or(() -> visit.outbox()
                        .doubtfulStill(lookedInto, now)
                        .filter(still -> plan().next(visit.agenda()).isEmpty()))
                .or(() -> visit.outbox()
                        .due(visit.guest().session(), now)
                        .filter(due -> !visit.outbox().holdsWritesBack(lookedInto))
                        .filter(due -> !visit.guest().comparesFile())
                        .filter(due -> plan().beforeWriting(visit.agenda()).isEmpty()));
    }

    private boolean isAllDone() {
        return dueRequest().isEmpty() && plan().next(visit.agenda()).isEmpty();
    }

    private Optional<String> ask(ReadingPlan.Questions questions) {
        var tasks = questions.isEmpty() ? List.<Task>of(new Task.Host()) : questions.tasks();
        visit.agenda().asking(questions);
        var set = messageSet(tasks);
        var request = language.render(set, version());
        int number = visit.send(TaskWords.about(tasks), set.id(), request);
        visit.become(new SessionState.Asking(number, tasks, now));
        return Optional.of(request);
    }

    Optional<String> sameAgain(int exchange) {
        return Optional.of(visits.request(visit, exchange));
    }

    int takeIn(SessionState.Carrying carrying, Response response) throws UnreadableAnswer {
        var trouble = response.trouble();
        if (trouble != null) {
            return refused(carrying, trouble);
        }
        if (response.text().isBlank()) {
            if (carrying.delivery().asksOnly()) {
                return goOnInDoubt(
                        carrying, null, "QuickBooks sent an empty answer to the question what became of a request.");
            }
            outgoing.lost(carrying.delivery(), "QuickBooks sent an empty answer");
            stop(
                    "empty_response",
                    "QuickBooks sent an empty answer; the next update finds out what became of the request.");
            return reply(carrying.exchange(), null, 0, STOP);
        }
        visit.forgetKnownAnswer();
        outgoing.takeIn(carrying.delivery(), response.text());
        record(response.text());
        return goOn(carrying.exchange(), null, response.text().bytes());
    }

    private int refused(SessionState.Carrying carrying, QuickBooksTrouble trouble) {
        if (trouble.nature() == QuickBooksTrouble.Nature.MESSAGE_REFUSED) {
            outgoing.refusedAsAWhole(carrying.delivery(), trouble);
            return goOn(carrying.exchange(), trouble, 0);
        }
        if (trouble.nature() == QuickBooksTrouble.Nature.TOO_MUCH
                && carrying.delivery().asksOnly()) {
            return goOnInDoubt(carrying, trouble, trouble.cause());
        }
        outgoing.lost(carrying.delivery(), trouble.cause());
        stop(trouble.code(), trouble.cause() + " " + trouble.advice());
        return reply(carrying.exchange(), trouble, 0, STOP);
    }

    /** QuickBooks is up and does not say what became of a request: this session asks otherwise, or lets it be and does the rest. */
    private int goOnInDoubt(SessionState.Carrying carrying, @Nullable QuickBooksTrouble trouble, String why) {
        visit.file().failed(trouble == null ? "empty_response" : trouble.code(), why, now);
        outgoing.unread(carrying.delivery(), why);
        return goOn(carrying.exchange(), trouble, 0);
    }

    int takeIn(SessionState.Asking asking, Response response) throws UnreadableAnswer {
        var trouble = response.trouble();
        if (trouble != null) {
            return refused(asking, trouble);
        }
        if (response.text().isBlank()) {
            stop("empty_response", "QuickBooks sent an empty answer; the next update asks again.");
            return reply(asking.exchange(), null, 0, STOP);
        }
        var fingerprint = KnownAnswer.fingerprint(visit, asking.tasks(), response.text());
        if (fingerprint.isPresent() && visit.takesAsKnown(fingerprint.get(), now)) {
            return goOn(asking.exchange(), null, response.text().bytes());
        }
        visit.forgetKnownAnswer();
        var reading = new AnswerReading(visit, mirror, asking.tasks(), settings, now);
        int readBefore = visit.reads();
        reading.read(language, response.text());
        if (reading.broughtNothingNew()) {
            fingerprint.ifPresent(it -> visit.broughtNothingNew(asking, it, visit.reads() - readBefore, now));
        }
        if (reading.isPartlyUnreadable()) {
            keep(asking.exchange(), response.text());
        } else {
            record(response.text());
        }
        var stopped = reading.stopReason();
        if (stopped.isPresent()) {
            fileIsNotWhatItWas(stopped.get());
            halt(stopped.get());
            return reply(asking.exchange(), null, response.text().bytes(), STOP);
        }
        adaptPages(
                asking, Duration.between(asking.since(), now), response.text().bytes());
        return goOn(asking.exchange(), null, response.text().bytes());
    }

    /** The answer was asked for and has been understood, or set aside: what comes next? */
    private int goOn(int exchange, @Nullable QuickBooksTrouble trouble, long bytes) {
        visit.file().loaded(visit.marks().isInitialDone(now), visit.marks().isComplete(now), now);
        boolean done = isAllDone();
        if (done) {
            visit.agenda().finished();
        }
        int number = done ? FINISHED : percent();
        visit.become(new SessionState.Ready(number));
        return reply(exchange, trouble, bytes, number);
    }

    private int refused(SessionState.Asking asking, QuickBooksTrouble trouble) {
        return switch (trouble.nature()) {
            case MESSAGE_REFUSED, TOO_MUCH -> {
                var refusal = new Refusal(visit, now);
                var stopped = refusal.ofSet(asking.tasks(), trouble);
                if (stopped.isPresent()) {
                    halt(stopped.get());
                    yield reply(asking.exchange(), trouble, 0, STOP);
                }
                yield goOn(asking.exchange(), trouble, 0);
            }
            case PASSES, OTHER_FILE_OPEN, NEEDS_PERSON, OUTCOME_UNKNOWN -> {
                stop(trouble.code(), trouble.cause() + " " + trouble.advice());
                yield reply(asking.exchange(), trouble, 0, STOP);
            }
        };
    }

    int answerWithoutQuestion(Response response) {
        stop("answer_without_question", "An answer arrived that nobody had asked for; the next update starts anew.");
        return STOP;
    }

    int tooBig(long bytes) {
        if (visit.state() instanceof SessionState.Carrying carrying) {
            outgoing.lost(carrying.delivery(), "QuickBooks' answer was bigger than allowed");
            stop("response_too_big", "QuickBooks' answer to a request was bigger than allowed (" + bytes + " bytes).");
            return reply(carrying.exchange(), null, bytes, STOP);
        }
        if (!(visit.state() instanceof SessionState.Asking asking)) {
            return STOP;
        }
        new Refusal(visit, now).tooBig(asking.tasks());
        stop(
                "response_too_big",
                "QuickBooks' answer was bigger than allowed (" + bytes
                        + " bytes); the next update asks for less at a time.");
        return reply(asking.exchange(), null, bytes, STOP);
    }

    /** It is kept, and what was asked is asked part by part, or less of it at a time, so that the rest goes on. */
    int keepUnread(Response response, String reason) {
        if (visit.state() instanceof SessionState.Carrying carrying) {
            keep(carrying.exchange(), response.text());
            var told =
                    "QuickBooks' answer to a request could not be read: " + reason + ". It has been kept for support.";
            visit.file().failed("response_unreadable", told, now);
            outgoing.unread(carrying.delivery(), told);
            return goOn(carrying.exchange(), null, response.text().bytes());
        }
        if (!(visit.state() instanceof SessionState.Asking asking)) {
            return STOP;
        }
        keep(asking.exchange(), response.text());
        var text = "QuickBooks' answer could not be read: " + reason + ". It has been kept for support.";
        long bytes = response.text().bytes();
        if (asking.tasks().stream().anyMatch(Task.MarkFile.class::isInstance)) {
            stop("response_unreadable", text);
            return reply(asking.exchange(), null, bytes, STOP);
        }
        visit.file().failed("response_unreadable", text, now);
        var stopped = new Refusal(visit, now).ofSet(asking.tasks(), new Refusal.Cause(text, "", true));
        if (stopped.isPresent()) {
            halt(stopped.get());
            return reply(asking.exchange(), null, bytes, STOP);
        }
        return goOn(asking.exchange(), null, bytes);
    }

    /** What came of an answer whose delivery broke off is kept; the next session asks again. */
    int keepBrokenOff(Response response, String reason) {
        if (visit.state() instanceof SessionState.Carrying carrying) {
            keep(carrying.exchange(), response.text());
            outgoing.lost(carrying.delivery(), "QuickBooks' answer did not arrive as a whole: " + reason);
            stop(
                    "response_unreadable",
                    "QuickBooks' answer to a request did not arrive as a whole: " + reason
                            + ". It has been kept for support; the next update finds out what became of the request.");
            return reply(carrying.exchange(), null, response.text().bytes(), STOP);
        }
        if (visit.state() instanceof SessionState.Asking asking) {
            keep(asking.exchange(), response.text());
            stop(
                    "response_unreadable",
                    "QuickBooks' answer did not arrive as a whole: " + reason + ". It has been kept for support.");
            return reply(asking.exchange(), null, response.text().bytes(), STOP);
        }
        return STOP;
    }

    /** A late answer is kept for people to look at; a write that it settles is settled. */
    int tooLate(SessionState.Ended ended, Response response) {
        var undelivered = ended.undelivered();
        if (undelivered != null) {
            return tooLate(ended, undelivered, response);
        }
        var asking = ended.unanswered();
        if (asking == null) {
            return ended.lastReply() == null ? STOP : ended.lastReply();
        }
        if (response.trouble() == null && !response.text().isBlank()) {
            keep(asking.exchange(), response.text());
            LateAnswer.settle(visit, asking, language, response.text());
        }
        visit.answered(new Visit.Answered(
                asking.exchange(), response.trouble(), response.text().bytes(), STOP));
        visit.become(ended.answeredLate(STOP));
        return STOP;
    }

    private int tooLate(SessionState.Ended ended, SessionState.Carrying carrying, Response response) {
        if (response.trouble() == null && !response.text().isBlank()) {
            keep(carrying.exchange(), response.text());
            outgoing.takeInLate(carrying.delivery(), response.text());
        }
        visit.answered(new Visit.Answered(
                carrying.exchange(), response.trouble(), response.text().bytes(), STOP));
        visit.become(ended.answeredLate(STOP));
        return STOP;
    }

    /** Where a file was named, whatever file is open is tried as well, once; it has to prove itself like any other. */
    Optional<String> quickBooksUnreachableAtFirst(String call, QuickBooksTrouble trouble) {
        if (visit.guest().companyFilePath().isEmpty()) {
            return quickBooksUnreachable(trouble);
        }
        visit.become(new SessionState.Opened(trouble, call));
        return Optional.of("");
    }

    Optional<String> quickBooksUnreachable(QuickBooksTrouble trouble) {
        if (trouble.isOtherFileOpen()) {
            visit.giveLeaseBack();
        }
        var text = trouble.cause() + " " + trouble.advice();
        visit.file().failed(trouble.code(), text, now);
        sessionEnd.end(visit, Outcome.FAILED, trouble.code(), withReference(text), now);
        return Optional.empty();
    }

    String nothingWrong() {
        return "Tandem has nothing to report for this update (reference "
                + visit.guest().session() + ").";
    }

    String sessionOver() {
        return "This update is over; the next one starts anew (reference "
                + visit.guest().session() + ").";
    }

    String end(Outcome outcome) {
        if (visit.state() instanceof SessionState.Stopping stopping) {
            sessionEnd.end(visit, outcome, stopping.code(), stopping.text(), now);
        } else {
            sessionEnd.end(visit, outcome, null, null, now);
        }
        return FAREWELL;
    }

    int stopNumber() {
        return STOP;
    }

    boolean isFinished() {
        return visit.agenda().isFinished();
    }

    /** The lease went to another connector, or was handed over: whatever this one wanted to say comes too late. */
    void leaseLost() {
        sessionEnd.silent(visit, now);
    }

    private void keep(int exchange, ResponseText text) {
        visits.keep(visit, exchange, masked(text));
    }

    /** What is small enough is kept for a while, so that people can see what came of it. */
    private void record(ResponseText text) {
        if (text.bytes() <= settings.recordedResponse()) {
            visit.record(masked(text));
        }
    }

    private Visits.MaskedText masked(ResponseText text) {
        return out -> {
            try (var reader = text.open()) {
                language.mask(reader, out);
            }
        };
    }

    /** What the file has lost is told before anybody acts; a file that was condensed is compared without anybody. */
    private void fileIsNotWhatItWas(Halt halt) {
        var stop = visit.file().stop();
        if (stop != null && stop.counter() != null) {
            outgoing.vanished(stop.counter());
        }
        if (halt.code().equals(Halt.FILE_CONDENSED)) {
            visits.compareFile(visit, now);
        }
    }

    private void halt(Halt halt) {
        stop(halt.code(), halt.text());
        if (halt.leavesToOthers()) {
            visit.giveLeaseBack();
            // once it does not hold the company any more, nobody would end it if its connector said nothing from now on
            sessionEnd.silent(visit, now);
        }
    }

    private void stop(String code, String text) {
        visit.file().failed(code, text, now);
        visit.become(new SessionState.Stopping(code, withReference(text)));
    }

    private String withReference(String text) {
        return text + " (reference " + visit.guest().session() + ")";
    }

    private int reply(int exchange, @Nullable QuickBooksTrouble trouble, long bytes, int number) {
        visit.answered(new Visit.Answered(exchange, trouble, bytes, number));
        return number;
    }

    private void adaptPages(SessionState.Asking asking, Duration took, long bytes) {
        for (var task : asking.tasks()) {
            if (task instanceof Task.NextPage page && page.run().purpose() != tandem.reading.Run.Purpose.SWEEP) {
                var mark = visit.marks().of(page.run().kind());
                if (mark.page().records() == page.limit()) {
                    visit.marks().move(mark.paged(mark.page().after(took, bytes)));
                }
            }
        }
    }

    private int percent() {
        return Math.clamp(visit.marks().percent(LocalDate.ofInstant(now, ZoneOffset.UTC)), 1, 99);
    }

    private ReadingPlan plan() {
        CompanyFile file = visit.file();
        return new ReadingPlan(
                file.isConfirmed(),
                file.stamp(),
                visit.marks(),
                visit.rereads(),
                visit.guest().initialSyncFrom(),
                settings.verifiedWithin(),
                now);
    }

    private QbXmlVersion version() {
        var text = visit.sighting().qbXmlVersion();
        return text == null ? QbXmlVersion.PREFERRED : QbXmlVersion.parse(text).orElse(QbXmlVersion.PREFERRED);
    }

    private MessageSet messageSet(List<Task> tasks) {
        var asked = new ArrayList<MessageSet.Asked>();
        String id = null;
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            if (task instanceof Task.MarkFile mark) {
                visit.file().marking(mark.counter());
                id = MessageSetIds.next(now);
            }
            asked.add(new MessageSet.Asked(
                    TaskWords.requestId(i, task), TaskWords.question(task, visit.guest(), settings.stampOwner())));
        }
        return new MessageSet(asked, id);
    }
}
