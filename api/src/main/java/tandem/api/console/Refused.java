package tandem.api.console;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Problem;
import tandem.reconciliation.ReconciliationDesk;
import tandem.reconciliation.VanishedDesk;

/** Why something was not done, as a sentence for the page on which it was asked for. */
final class Refused {

    private Refused() {}

    /** A problem that the REST side would answer with; one that there is nothing here stays one. */
    static String words(Problem problem) {
        if (problem.type().status() == 404) {
            throw problem;
        }
        return "It was not done. "
                + (problem.errors().isEmpty()
                        ? problem.detail()
                        : problem.errors().stream()
                                .map(error -> name(error.pointer()) + ' ' + error.message() + '.')
                                .collect(Collectors.joining(" ")));
    }

    static String words(ReconciliationDesk.Refusal refusal) {
        return switch (refusal) {
            case ReconciliationDesk.Refusal.NotFound gone -> throw Problem.notFound();
            case ReconciliationDesk.Refusal.NotOpen notOpen ->
                "It was not done: the discrepancy is " + notOpen.status().word() + " already.";
            case ReconciliationDesk.Refusal.Invalid invalid -> words(Problem.violating(invalid.violations()));
        };
    }

    static String words(VanishedDesk.Refusal refusal) {
        return switch (refusal) {
            case VanishedDesk.Refusal.NotFound gone -> throw Problem.notFound();
            case VanishedDesk.Refusal.NotVanished other ->
                "It was not done: only what the file has lost is sent again.";
            case VanishedDesk.Refusal.NotOpen notOpen ->
                "It was not done: it is settled, or has been sent again already.";
            case VanishedDesk.Refusal.NotCompared early ->
                "It was not done: the file has not been compared to the end, so that nothing is written twice. Wait for the next"
                        + " update.";
            case VanishedDesk.Refusal.Invalid invalid -> words(Problem.violating(invalid.violations()));
        };
    }

    private static String name(@Nullable String pointer) {
        var last = pointer == null ? "" : pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.isEmpty()
                ? "What was given"
                : "The " + last.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
