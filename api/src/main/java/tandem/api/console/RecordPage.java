package tandem.api.console;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tandem.api.feed.Records;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.timeline.Moments;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.company.CompanyOverviews;
import tandem.feed.Topic;
import tandem.timeline.Line;
import tandem.timeline.Timeline;

/** One bill, vendor, payment or credit: its figures, what it says, and everything that happened to it. */
@Controller
class RecordPage {

    /** What is looked at first, in this order. */
    private static final List<String> FIGURES = List.of(
            "grossAmount",
            "amount",
            "openAmount",
            "openBalance",
            "inProcessPayments",
            "remainingAmount",
            "paidAmount",
            "creditsAvailable",
            "discountsAvailable",
            "balance");

    private static final Set<String> DONE = Set.of("paid", "recorded", "open", "partially_paid");
    private static final Set<String> ON_ITS_WAY = Set.of("posting", "queued", "in_process");
    private static final Set<String> OVER = Set.of("failed", "voided", "deleted_in_quickbooks", "voided_in_quickbooks");

    private final Records records;
    private final Names names;
    private final Timeline timeline;
    private final CompanyOverviews companies;

    RecordPage(Records records, Names names, Timeline timeline, CompanyOverviews companies) {
        this.records = records;
        this.names = names;
        this.timeline = timeline;
        this.companies = companies;
    }

    /** A line of the timeline; {@code style} is for the style sheet. */
    public record Event(
            Instant at,
            String text,
            String style,
            String by,
            @Nullable String reason,
            @Nullable String request,
            List<String> changed) {

        static Event of(Line line, Map<String, Names.Name> called) {
            var by = line.by();
            return new Event(
                    line.moment().at(),
                    line.text(),
                    style(line.what()),
                    by == null ? "" : Objects.requireNonNullElse(by.label(), by.id()),
                    line.reason(),
                    line.traces().request(),
                    FieldChanges.of(line, called));
        }

        private static String style(Line.What what) {
            return switch (what) {
                case FAILED, REMOVED, DECLINED, CANCELLED -> "stopped";
                case IN_DOUBT, POSTPONED, DIFFERED -> "attention";
                case ANSWERED, APPROVED, AGREED, RESTORED -> "good";
                case SENT -> "working";
                default -> "waiting";
            };
        }
    }

    @GetMapping("/console/companies/{companyId}/{list:bills|vendors|payments|vendor-credits}/{entityId}")
    String record(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("list") String list,
            @PathVariable("entityId") String entityId,
            Paging paging,
            Caller caller,
            Model model) {
        var after = paging.after(Moments.EARLIEST_FIRST, Moments::parse);
        var topic = Records.topic(list).orElseThrow(Problem::notFound);
        var found = records.find(companyId, topic, entityId, caller).orElseThrow(Problem::notFound);
        var fields = new LinkedHashMap<>(names.fields(found.shown()));
        var story = timeline.of(companyId, topic, found.id(), after, paging.limit());
        var named = new HashSet<>(Names.texts(fields));
        named.addAll(FieldChanges.ids(story.lines().items()));
        var called = names.of(companyId, named, caller);
        var last = story.lines().hasMore() ? story.lines().items().getLast() : null;
        model.addAttribute("companyId", companyId.toString());
        model.addAttribute("companyName", companies.names(Set.of(companyId)).getOrDefault(companyId, ""));
        model.addAttribute("sort", sort(topic));
        model.addAttribute("name", Names.called(fields, "without a number"));
        model.addAttribute("id", entityId);
        model.addAttribute("removed", fields.get("removedAt") != null);
        model.addAttribute("request", fields.get("requestId"));
        status(fields, model);
        model.addAttribute("figures", figures(fields));
        model.addAttribute("sheet", Sheet.of(fields, called));
        model.addAttribute(
                "events",
                story.lines().items().stream()
                        .map(line -> Event.of(line, called))
                        .toList());
        model.addAttribute("keptSince", story.changesKeptSince());
        model.addAttribute("first", after == null);
        model.addAttribute("path", "/console/companies/" + companyId + '/' + list + '/' + entityId);
        model.addAttribute(
                "next", last == null ? null : Moments.cursor(last.moment()).text());
        return "console/record";
    }

    private static void status(Map<String, Object> fields, Model model) {
        if (fields.remove("status") instanceof String status) {
            model.addAttribute("status", status.replace('_', ' ').replace("quickbooks", "QuickBooks"));
            model.addAttribute(
                    "style",
                    DONE.contains(status)
                            ? "good"
                            : ON_ITS_WAY.contains(status)
                                    ? "working"
                                    : OVER.contains(status)
                                            ? "stopped"
                                            : status.equals("pending_approval") ? "attention" : "waiting");
        }
    }

    /** Taken out of the fields: they are not told twice. */
    private static List<Sheet.Fact> figures(Map<String, Object> fields) {
        return FIGURES.stream()
                .filter(fields::containsKey)
                .map(name -> new Sheet.Fact(
                        Sheet.label(name), new Sheet.Value(String.valueOf(fields.remove(name)), null, true)))
                .filter(fact -> !fact.value().text().equals("null"))
                .toList();
    }

    private static String sort(Topic topic) {
        return switch (topic) {
            case BILL -> "Bill";
            case VENDOR -> "Vendor";
            case PAYMENT -> "Payment";
            case VENDOR_CREDIT -> "Vendor credit";
            default -> throw Problem.notFound();
        };
    }
}
