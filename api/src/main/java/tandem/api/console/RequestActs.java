package tandem.api.console;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.outcome.Outcome;
import tandem.request.Request;
import tandem.request.RequestDesk;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestRefusal;

/** What people do about requests. */
@Controller
@RequestMapping("/console/requests")
class RequestActs {

    private final RequestLog log;
    private final RequestDesk desk;
    private final InOneTransaction transaction;

    RequestActs(RequestLog log, RequestDesk desk, InOneTransaction transaction) {
        this.log = log;
        this.desk = desk;
        this.transaction = transaction;
    }

    @PostMapping("/{requestId}/requeue")
    @RequiresScope(Scope.SUPPORT)
    String requeue(
            @PathVariable("requestId") RequestId requestId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller caller,
            Actor actor,
            RedirectAttributes told) {
        var request = find(requestId, caller);
        return after(
                requestId,
                () -> desk.requeue(request.company(), requestId, given(reason), actor),
                "It is queued again, and goes out with the Web Connector\u2019s next call.",
                told);
    }

    @PostMapping("/{requestId}/cancel")
    @RequiresScope(Scope.SUPPORT)
    String cancel(
            @PathVariable("requestId") RequestId requestId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller caller,
            Actor actor,
            RedirectAttributes told) {
        var request = find(requestId, caller);
        return after(
                requestId,
                () -> desk.cancel(request.company(), requestId, given(reason), actor),
                "It is called off. QuickBooks does not get it.",
                told);
    }

    /** Has those tried again that a preview has listed. */
    @PostMapping("/requeue")
    @RequiresScope(Scope.SUPPORT)
    String requeueMany(
            @RequestParam("ids") List<RequestId> ids,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "back", defaultValue = "/console/requests") String back,
            Caller caller,
            Actor actor,
            RedirectAttributes told) {
        var wanted = ids.stream().map(id -> find(id, caller)).toList();
        var outcome = transaction.<RequestDesk.Requeued, RequestRefusal>carryOut(
                () -> Outcome.done(desk.requeue(wanted, given(reason), false, actor)));
        if (outcome instanceof Outcome.Done<RequestDesk.Requeued, RequestRefusal> done) {
            int again = done.value().requeued().size();
            int skipped = done.value().skipped().size();
            told.addFlashAttribute(
                    "done",
                    (again == 1 ? "1 request is" : again + " requests are") + " queued again."
                            + (skipped == 0
                                    ? ""
                                    : " " + skipped + " stand elsewhere by now and were left as they are."));
        }
        return "redirect:" + (back.startsWith("/console/") ? back : "/console/requests");
    }

    private String after(
            RequestId id, Supplier<Outcome<Request, RequestRefusal>> act, String done, RedirectAttributes told) {
        switch (transaction.carryOut(act)) {
            case Outcome.Done<Request, RequestRefusal> carriedOut -> told.addFlashAttribute("done", done);
            case Outcome.Refused<Request, RequestRefusal> refused ->
                told.addFlashAttribute("refused", RequestWords.refused(refused.why()));
        }
        return "redirect:/console/requests/" + id;
    }

    private Request find(RequestId id, Caller caller) {
        return log.find(id)
                .filter(request -> caller.mayKnowOf(request.company()))
                .orElseThrow(Problem::notFound);
    }

    private static @Nullable String given(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
