package tandem.api.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tandem.api.http.Cursor;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.CompanyOverviews;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestDesk;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;

/** Requests of all companies, or of one, with what is the matter with each in plain words. */
@Controller
class RequestsPage {

    private static final String LATEST_FIRST = "requests";
    private static final int MOST_AT_ONCE = 500;

    private final RequestLog log;
    private final RequestDesk desk;
    private final CompanyOverviews companies;
    private final Names names;

    RequestsPage(RequestLog log, RequestDesk desk, CompanyOverviews companies, Names names) {
        this.log = log;
        this.desk = desk;
        this.companies = companies;
        this.names = names;
    }

    /**
     * A choice of requests by how they stand.
     *
     * @param count absent where nobody counts them
     */
    public record Tab(
            String words,
            String path,
            boolean isHere,
            @Nullable Long count) {}

    /** What the list is narrowed to, as the form gives it and gets it back. */
    public record Wanted(
            @Nullable RequestStatus status,
            @Nullable Operation operation,
            @Nullable String errorCode,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** What a form says; what is left empty there does not matter. */
        static Wanted of(Map<String, String> given) {
            return new Wanted(
                    read(given, "status", RequestStatus::ofWord),
                    read(given, "operation", Operation::ofWord),
                    read(given, "errorCode", Optional::of),
                    read(given, "from", Wanted::day),
                    read(given, "to", Wanted::day));
        }

        private static <T> @Nullable T read(
                Map<String, String> given, String name, Function<String, Optional<T>> reading) {
            var text = given.getOrDefault(name, "").strip();
            return text.isEmpty()
                    ? null
                    : reading.apply(text).orElseThrow(() -> Problem.badParameter(name, "cannot be used"));
        }

        private static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        RequestLog.Filter filter(@Nullable CompanyId company) {
            return new RequestLog.Filter(
                    company, status, operation, errorCode, to == null ? null : start(to.plusDays(1)), start(from));
        }

        /** Whether it is narrowed to more than how they stand. */
        public boolean isNarrow() {
            return operation != null || errorCode != null || from != null || to != null;
        }

        private static @Nullable Instant start(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** A word that may be chosen. */
    public record Choice(String word, String words, boolean isChosen) {}

    @GetMapping("/console/requests")
    String ofAll(@RequestParam Map<String, String> given, Paging paging, Caller caller, Model model) {
        var wanted = Wanted.of(given);
        return list("/console/requests", caller.limitedTo(), wanted, paging, caller, model);
    }

    @GetMapping("/console/companies/{companyId}/requests")
    String ofCompany(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam Map<String, String> given,
            Paging paging,
            Caller caller,
            Model model) {
        model.addAttribute("companyId", companyId.toString());
        model.addAttribute("companyName", name(companyId));
        var wanted = Wanted.of(given);
        return list("/console/companies/" + companyId + "/requests", companyId, wanted, paging, caller, model);
    }

    private String list(
            String base, @Nullable CompanyId company, Wanted wanted, Paging paging, Caller caller, Model model) {
        var after = paging.after(LATEST_FIRST, cursor -> new RequestId(UUID.fromString(cursor.part(0))));
        var slice = log.list(wanted.filter(company), after, paging.limit());
        var last = slice.hasMore() ? slice.items().getLast() : null;
        model.addAttribute("base", base);
        model.addAttribute("tabs", tabs(base, company, wanted));
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "status", wanted.status() == null ? null : wanted.status().word());
        model.addAttribute("operations", operations(wanted));
        model.addAttribute("requests", lines(slice.items(), caller));
        model.addAttribute("first", after == null);
        model.addAttribute(
                "next",
                last == null
                        ? null
                        : query(base, wanted)
                                .queryParam(
                                        "cursor",
                                        Cursor.of(LATEST_FIRST, last.id().value())
                                                .text())
                                .toUriString());
        model.addAttribute("latest", query(base, wanted).toUriString());
        model.addAttribute(
                "preview",
                wanted.status() == RequestStatus.FAILED && !slice.items().isEmpty()
                        ? query("/console/requests/requeue", wanted)
                                .queryParamIfPresent("companyId", Optional.ofNullable(company))
                                .toUriString()
                        : null);
        return "console/requests";
    }

    private List<Tab> tabs(String base, @Nullable CompanyId company, Wanted wanted) {
        var counts = log.counts(company);
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab("All", query(base, with(wanted, null)).toUriString(), wanted.status() == null, null));
        for (var status : List.of(
                RequestStatus.FAILED,
                RequestStatus.IN_DOUBT,
                RequestStatus.QUEUED,
                RequestStatus.BLOCKED,
                RequestStatus.SENT,
                RequestStatus.SUCCEEDED,
                RequestStatus.CANCELLED)) {
            tabs.add(new Tab(
                    RequestWords.of(status),
                    query(base, with(wanted, status)).toUriString(),
                    wanted.status() == status,
                    status.isOver() ? null : counts.getOrDefault(status, 0L)));
        }
        return tabs;
    }

    private static Wanted with(Wanted wanted, @Nullable RequestStatus status) {
        return new Wanted(status, wanted.operation(), wanted.errorCode(), wanted.from(), wanted.to());
    }

    private static List<Choice> operations(Wanted wanted) {
        return Stream.of(Operation.values())
                .map(each -> new Choice(each.word(), RequestWords.of(each), each == wanted.operation()))
                .toList();
    }

    private static UriComponentsBuilder query(String base, Wanted wanted) {
        var query = UriComponentsBuilder.fromPath(base);
        if (wanted.status() != null) {
            query.queryParam("status", wanted.status().word());
        }
        if (wanted.operation() != null) {
            query.queryParam("operation", wanted.operation().word());
        }
        if (wanted.errorCode() != null) {
            query.queryParam("errorCode", wanted.errorCode());
        }
        if (wanted.from() != null) {
            query.queryParam("from", wanted.from());
        }
        if (wanted.to() != null) {
            query.queryParam("to", wanted.to());
        }
        return query;
    }

    private List<RequestLine> lines(List<Request> requests, Caller caller) {
        var called = new HashMap<CompanyId, Map<String, Names.Name>>();
        requests.stream()
                .collect(groupingBy(
                        Request::company,
                        mapping(each -> RequestLine.subject(each.errand().subject()), toSet())))
                .forEach((company, ids) -> called.put(company, names.of(company, ids, caller)));
        var companyNames = companies.names(called.keySet());
        return requests.stream()
                .map(each -> RequestLine.of(
                        each,
                        called.getOrDefault(each.company(), Map.of()),
                        companyNames.getOrDefault(each.company(), "")))
                .toList();
    }

    /** What having all of a choice tried again would do; nothing is done yet. */
    @GetMapping("/console/requests/requeue")
    @RequiresScope(Scope.SUPPORT)
    String preview(
            @RequestParam(name = "companyId", required = false) @Nullable CompanyId companyId,
            @RequestParam Map<String, String> given,
            Caller caller,
            Actor actor,
            Model model) {
        if (companyId != null && !caller.mayKnowOf(companyId)) {
            throw Problem.notFound();
        }
        var company = companyId == null ? caller.limitedTo() : companyId;
        var wanted = with(Wanted.of(given), RequestStatus.FAILED);
        var failed = log.list(wanted.filter(company), null, MOST_AT_ONCE);
        var outcome = desk.requeue(failed.items(), null, true, actor);
        var byId = new HashMap<RequestId, Request>();
        failed.items().forEach(each -> byId.put(each.id(), each));
        outcome.requeued()
                .forEach(id ->
                        byId.computeIfAbsent(id, missing -> log.find(missing).orElseThrow()));
        model.addAttribute("company", company == null ? null : name(company));
        model.addAttribute(
                "again",
                lines(
                        outcome.requeued().stream()
                                .map(id -> Objects.requireNonNull(byId.get(id)))
                                .toList(),
                        caller));
        model.addAttribute("more", failed.hasMore());
        model.addAttribute("most", MOST_AT_ONCE);
        model.addAttribute(
                "back",
                query(company == null ? "/console/requests" : "/console/companies/" + company + "/requests", wanted)
                        .toUriString());
        return "console/requeue";
    }

    private String name(CompanyId company) {
        return companies.names(Set.of(company)).getOrDefault(company, "");
    }
}
