package tandem.session;

import tandem.reading.Task;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/**
 * An answer to a session that was taken for dead. It settles the write that it answers, if nothing else has; what it says
 * about anything else is out of date.
 */
final class LateAnswer {

    private LateAnswer() {}

    static void settle(Visit visit, SessionState.Asking asking, QuickBooksLanguage language, ResponseText text) {
        for (int i = 0; i < asking.tasks().size(); i++) {
            if (asking.tasks().get(i) instanceof Task.MarkFile mark && isOnItsWay(visit, mark)) {
                var requestId = TaskWords.requestId(i, mark);
                if (isDone(language, text, requestId)) {
                    visit.file().marked();
                }
            }
        }
    }

    private static boolean isOnItsWay(Visit visit, Task.MarkFile mark) {
        var sent = visit.file().stamp().sent();
        return sent != null && sent == mark.counter();
    }

    private static boolean isDone(QuickBooksLanguage language, ResponseText text, String requestId) {
        var done = new boolean[1];
        try {
            text.read(language, piece -> {
                if (piece instanceof Answer.Opening opening && requestId.equals(opening.requestId())) {
                    done[0] = opening.status().isAnswered();
                }
            });
        } catch (UnreadableAnswer e) {
            return false;
        }
        return done[0];
    }
}
