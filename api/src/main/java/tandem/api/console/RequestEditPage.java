package tandem.api.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.http.BodyErrors;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.api.request.Contents;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.AccountView;
import tandem.mirror.view.ClassView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.ItemView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsView;
import tandem.outcome.Outcome;
import tandem.request.Request;
import tandem.request.RequestDesk;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a failed request gets another content, judged like the first time. */
@Controller
@RequestMapping("/console/requests/{requestId}/edit")
class RequestEditPage {

    /** Entries of a list that has more are named by their ids, with these as suggestions. */
    private static final int MOST_CHOICES = 500;

    private static final MirrorFilter ACTIVE = MirrorFilter.ofEntries(null, true, false);

    private final RequestLog log;
    private final RequestDesk desk;
    private final Contents contents;
    private final Names names;
    private final MirrorViews views;
    private final InOneTransaction transaction;
    private final JsonMapper json;

    RequestEditPage(
            RequestLog log,
            RequestDesk desk,
            Contents contents,
            Names names,
            MirrorViews views,
            InOneTransaction transaction,
            JsonMapper json) {
        this.log = log;
        this.desk = desk;
        this.contents = contents;
        this.names = names;
        this.views = views;
        this.transaction = transaction;
        this.json = json;
    }

    @GetMapping
    @RequiresScope(Scope.SUPPORT)
    String edit(@PathVariable("requestId") RequestId requestId, Caller caller, Model model) {
        var request = find(requestId, caller);
        return form(request, content(request), List.of(), caller, model);
    }

    @PostMapping
    @RequiresScope(Scope.SUPPORT)
    String save(
            @PathVariable("requestId") RequestId requestId,
            @RequestParam("version") long version,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam Map<String, String> given,
            Caller caller,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes told) {
        var request = find(requestId, caller);
        var fields = given.entrySet().stream()
                .filter(each -> each.getKey().startsWith("/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var patch = ContentForm.read(formOf(request), fields);
        try {
            var outcome = transaction.carryOut(() -> desk.amend(
                    request.company(),
                    requestId,
                    current -> current == version,
                    reason == null || reason.isBlank() ? null : reason,
                    actor,
                    failed -> contents.amended(failed, patch)));
            switch (outcome) {
                case Outcome.Done<Request, RequestRefusal> done ->
                    told.addFlashAttribute("done", "It is queued again, with its new content.");
                case Outcome.Refused<Request, RequestRefusal> refused ->
                    told.addFlashAttribute("refused", RequestWords.refused(refused.why()));
            }
            return "redirect:/console/requests/" + requestId;
        } catch (Problem problem) {
            return again(request, patch, problem, caller, model, response);
        } catch (JacksonException unreadable) {
            return again(request, patch, BodyErrors.of(unreadable), caller, model, response);
        }
    }

    private String again(
            Request request,
            JsonNode patch,
            Problem problem,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        if (problem.type().status() == HttpStatus.NOT_FOUND.value()) {
            throw problem;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "refused",
                problem.errors().isEmpty()
                        ? problem.detail()
                        : "It was not done. What is wrong stands beside the fields.");
        return form(request, patch, problem.errors(), caller, model);
    }

    private String form(Request request, JsonNode content, List<FieldError> wrong, Caller caller, Model model) {
        var ids = Names.texts(names.fields(content));
        var subject = RequestLine.subject(request.errand().subject());
        ids.add(subject);
        var called = names.of(request.company(), ids, caller);
        model.addAttribute("request", RequestLine.of(request, called, ""));
        model.addAttribute("version", request.version());
        model.addAttribute("form", ContentForm.of(formOf(request), content, called, wrong));
        model.addAttribute("lists", lists(request.company()));
        return "console/request-edit";
    }

    /** What may be chosen, by list. */
    private Map<String, ContentForm.Choices> lists(CompanyId company) {
        return Map.of(
                "accounts", chosen(company, views.accounts(), Kind.ACCOUNT, AccountView::state, AccountView::fullName),
                "classes", chosen(company, views.classes(), Kind.CLASS, ClassView::state, ClassView::fullName),
                "terms", chosen(company, views.terms(), Kind.STANDARD_TERMS, TermsView::state, TermsView::name),
                "items", chosen(company, views.items(), Kind.ITEM, ItemView::state, ItemView::fullName));
    }

    private static <V> ContentForm.Choices chosen(
            CompanyId company,
            MirrorList<V> list,
            Kind kind,
            Function<V, RecordState> state,
            Function<V, @Nullable String> name) {
        var chosen = new HashMap<String, String>();
        var page = list.list(company, ACTIVE, null, MOST_CHOICES).items();
        page.forEach(each -> {
            var called = name.apply(each);
            chosen.put(EntityId.of(kind, state.apply(each).id()), called == null ? "" : called);
        });
        var entries = new LinkedHashMap<String, String>();
        chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .forEach(each -> entries.put(each.getKey(), each.getValue()));
        return new ContentForm.Choices(entries, page.size() < MOST_CHOICES);
    }

    private Class<?> formOf(Request request) {
        return contents.form(request.errand().operation()).orElseThrow(Problem::notFound);
    }

    private JsonNode content(Request request) {
        return json.valueToTree(contents.of(List.of(request)).getOrDefault(request.id(), Map.of()));
    }

    private Request find(RequestId id, Caller caller) {
        return log.find(id)
                .filter(request -> caller.mayKnowOf(request.company()))
                .orElseThrow(Problem::notFound);
    }
}
