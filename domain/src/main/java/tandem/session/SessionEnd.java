package tandem.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.reading.Task;
import tandem.request.Cause;
import tandem.request.Delivery;
import tandem.request.Requests;

/**
 * Ends sessions. What was left unread is found again by the next one in marks and in records to be read again; a request whose
 * answer never came is in doubt from then on.
 */
final class SessionEnd {

    private final Requests requests;
    private final SyncSettings settings;

    SessionEnd(Requests requests, SyncSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    /** Ends a session that its connector left without a word. Pages that were asked for and never came will be smaller. */
    void silent(Visit visit, Instant now) {
        if (visit.state() instanceof SessionState.Asking asking) {
            for (var task : asking.tasks()) {
                if (task instanceof Task.NextPage || task instanceof Task.Again) {
                    var mark = visit.marks().of(TaskWords.kind(task).orElseThrow());
                    visit.marks().move(mark.paged(mark.page().halved()));
                }
            }
        }
        switch (visit.state()) {
            case SessionState.Stopping stopping -> end(visit, Outcome.FAILED, stopping.code(), stopping.text(), now);
            case SessionState.Opened o -> end(visit, Outcome.ABANDONED, null, null, now);
            case SessionState.Asking a -> end(visit, Outcome.ABANDONED, null, null, now);
            case SessionState.Carrying c -> end(visit, Outcome.ABANDONED, null, null, now);
            case SessionState.Ready r ->
                end(visit, visit.agenda().isFinished() ? Outcome.COMPLETED : Outcome.ABANDONED, null, null, now);
            case SessionState.Ended e -> {}
        }
    }

    void end(Visit visit, Outcome outcome, @Nullable String code, @Nullable String text, Instant now) {
        var unanswered = visit.state() instanceof SessionState.Asking asking ? asking : null;
        var undelivered = visit.state() instanceof SessionState.Carrying carrying ? carrying : null;
        var lastReply = visit.state() instanceof SessionState.Ready ready ? (Integer) ready.lastReply() : null;
        if (undelivered != null) {
            neverAnswered(visit, undelivered.delivery(), now);
        }
        visit.become(new SessionState.Ended(outcome, code, text, unanswered, undelivered, lastReply));
        if (outcome == Outcome.COMPLETED) {
            visit.file().wentWell(visit.guest().session().begun());
        }
    }

    private void neverAnswered(Visit visit, Delivery delivery, Instant now) {
        var company = visit.guest().company();
        var cause = new Cause(visit.guest().session().toString(), "the session ended before QuickBooks' answer came");
        switch (delivery) {
            case Delivery.CarryOut c -> requests.doubt(company, c.request(), cause);
            case Delivery.AskOutcome a -> new StillInDoubt(requests, settings, now).after(company, a.request(), cause);
            case Delivery.LookUp l -> new StillInDoubt(requests, settings, now).after(company, l.request(), cause);
        }
    }
}
