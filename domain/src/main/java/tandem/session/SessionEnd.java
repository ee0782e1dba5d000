package tandem.session;

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

    SessionEnd(Requests requests) {
        this.requests = requests;
    }

    /** Ends a session that its connector left without a word. Pages that were asked for and never came will be smaller. */
    void silent(Visit visit) {
        if (visit.state() instanceof SessionState.Asking asking) {
            for (var task : asking.tasks()) {
                if (task instanceof Task.NextPage || task instanceof Task.Again) {
                    var mark = visit.marks().of(TaskWords.kind(task).orElseThrow());
                    visit.marks().move(mark.paged(mark.page().halved()));
                }
            }
        }
        switch (visit.state()) {
            case SessionState.Stopping stopping -> end(visit, Outcome.FAILED, stopping.code(), stopping.text());
            case SessionState.Opened o -> end(visit, Outcome.ABANDONED, null, null);
            case SessionState.Asking a -> end(visit, Outcome.ABANDONED, null, null);
            case SessionState.Carrying c -> end(visit, Outcome.ABANDONED, null, null);
            case SessionState.Ready r ->
                end(visit, visit.agenda().isFinished() ? Outcome.COMPLETED : Outcome.ABANDONED, null, null);
            case SessionState.Ended e -> {}
        }
    }

    void end(Visit visit, Outcome outcome, @Nullable String code, @Nullable String text) {
        var unanswered = visit.state() instanceof SessionState.Asking asking ? asking : null;
        var undelivered = visit.state() instanceof SessionState.Carrying carrying ? carrying : null;
        var lastReply = visit.state() instanceof SessionState.Ready ready ? (Integer) ready.lastReply() : null;
        if (undelivered != null && undelivered.delivery() instanceof Delivery.CarryOut carryOut) {
            requests.doubt(
                    visit.guest().company(),
                    carryOut.request(),
                    new Cause(visit.guest().session().toString(), "the session ended before QuickBooks' answer came"));
        }
        visit.become(new SessionState.Ended(outcome, code, text, unanswered, undelivered, lastReply));
        if (outcome == Outcome.COMPLETED) {
            visit.file().wentWell(visit.guest().session().begun());
        }
    }
}
