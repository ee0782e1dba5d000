package tandem.api.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tandem.api.http.Problem;
import tandem.api.request.Contents;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyOverviews;
import tandem.company.SessionId;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;
import tandem.state.SessionLog;
import tandem.timeline.Chronicle;
import tandem.wire.QuickBooksLanguage;

/** Everything about one request: what it is to do, what became of it, and what went over the wire. */
@Controller
class RequestPage {

    /** Who looks at a request sees how it went out the last times. */
    private static final int MOST_SENDINGS = 5;

    private final RequestLog log;
    private final Contents contents;
    private final SessionLog sessions;
    private final QuickBooksLanguage language;
    private final Chronicle chronicle;
    private final CompanyOverviews companies;
    private final Names names;

    RequestPage(
            RequestLog log,
            Contents contents,
            SessionLog sessions,
            QuickBooksLanguage language,
            Chronicle chronicle,
            CompanyOverviews companies,
            Names names) {
        this.log = log;
        this.contents = contents;
        this.sessions = sessions;
        this.language = language;
        this.chronicle = chronicle;
        this.companies = companies;
        this.names = names;
    }

    /** A step that it took. */
    public record StepLine(
            Instant at,
            String status,
            String style,
            String by,
            @Nullable String reason) {}

    /**
     * How it went out once, masked.
     *
     * @param response absent: it was not kept
     */
    public record Sending(
            Instant sentAt,
            @Nullable String request,
            @Nullable Instant answeredAt,
            @Nullable String response,
            @Nullable String refusal) {}

    /** Another request that has to succeed first. */
    public record Needed(String id, String words, String status, String style) {}

    @GetMapping("/console/requests/{requestId}")
    String request(@PathVariable("requestId") RequestId requestId, Caller caller, Model model) {
        var request = find(requestId, caller);
        var content = contents.of(List.of(request)).getOrDefault(requestId, Map.of());
        var ids = Names.texts(content);
        var subject = RequestLine.subject(request.errand().subject());
        ids.add(subject);
        var called = names.of(request.company(), ids, caller);
        var steps = log.histories(List.of(request)).getOrDefault(requestId, List.of());
        model.addAttribute(
                "request",
                RequestLine.of(
                        request,
                        called,
                        companies.names(Set.of(request.company())).getOrDefault(request.company(), "")));
        model.addAttribute(
                "editable",
                request.status() == RequestStatus.FAILED && !request.isOutcomeUnknown() && !content.isEmpty());
        model.addAttribute("errand", Sheet.of(content, called));
        model.addAttribute("steps", steps(request, steps));
        model.addAttribute("needs", needs(request));
        model.addAttribute("sendings", caller.may(Scope.SUPPORT) ? sendings(request, steps) : List.of());
        return "console/request";
    }

    private List<StepLine> steps(Request request, List<RequestLog.Step> steps) {
        var actors = new HashSet<String>();
        steps.forEach(step -> actors.add(step.by()));
        var people = chronicle.names(request.company(), actors);
        return steps.stream()
                .map(step -> new StepLine(
                        step.at(),
                        step.from() == RequestStatus.FAILED && !step.to().isOver()
                                ? "Re-queued"
                                : RequestWords.of(step.to()),
                        RequestWords.style(step.to()),
                        people.getOrDefault(step.by(), step.by()),
                        step.reason()))
                .toList();
    }

    private List<Needed> needs(Request request) {
        return log.find(request.company(), request.dependsOn()).stream()
                .map(each -> new Needed(
                        each.id().toString(),
                        RequestWords.of(each.errand().operation()),
                        RequestWords.of(each.status()),
                        RequestWords.style(each.status())))
                .toList();
    }

    /** The latest first. */
    private List<Sending> sendings(Request request, List<RequestLog.Step> steps) {
        var sendings = new ArrayList<Sending>();
        for (var step : steps.reversed()) {
            if (step.to() == RequestStatus.SENT && sendings.size() < MOST_SENDINGS) {
                sent(request, step).ifPresent(sendings::add);
            }
        }
        return sendings;
    }

    private Optional<Sending> sent(Request request, RequestLog.Step step) {
        return SessionId.parse(step.by())
                .flatMap(session -> sessions.lastWrite(request.company(), session, step.at()))
                .map(exchange -> exchange.masked(language))
                .map(exchange -> new Sending(
                        exchange.sentAt(),
                        exchange.request(),
                        exchange.answeredAt(),
                        exchange.response(),
                        exchange.hresult() == null ? null : exchange.hresult() + ' ' + exchange.message()));
    }

    private Request find(RequestId id, Caller caller) {
        return log.find(id)
                .filter(request -> caller.mayKnowOf(request.company()))
                .orElseThrow(Problem::notFound);
    }
}
