package tandem.session;

import org.jspecify.annotations.Nullable;
import tandem.reading.Task;

/** Ends sessions. What was left undone is found again by the next one in marks and in records to be read again. */
final class SessionEnd {

    private SessionEnd() {}

    /** Ends a session that its connector left without a word. Pages that were asked for and never came will be smaller. */
    static void silent(Visit visit) {
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
            case SessionState.Ready r ->
                end(visit, visit.agenda().isFinished() ? Outcome.COMPLETED : Outcome.ABANDONED, null, null);
            case SessionState.Ended e -> {}
        }
    }

    static void end(Visit visit, Outcome outcome, @Nullable String code, @Nullable String text) {
        var unanswered = visit.state() instanceof SessionState.Asking asking ? asking : null;
        var lastReply = visit.state() instanceof SessionState.Ready ready ? (Integer) ready.lastReply() : null;
        visit.become(new SessionState.Ended(outcome, code, text, unanswered, lastReply));
        if (outcome == Outcome.COMPLETED) {
            visit.file().wentWell(visit.guest().session().begun());
        }
    }
}
