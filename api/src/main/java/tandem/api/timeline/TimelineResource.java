package tandem.api.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.feed.Records;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.timeline.TimelineBody.LineBody;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.timeline.Timeline;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/{list}/{entityId}/timeline")
@Tag(name = "Timelines")
class TimelineResource {

    private final Timeline timeline;
    private final Records records;

    TimelineResource(Timeline timeline, Records records) {
        this.timeline = timeline;
        this.records = records;
    }

    @GetMapping
    @Operation(
            operationId = "getTimeline",
            summary = "See everything that happened to a record",
            description =
                    "On both sides, the earliest first: when it was read from QuickBooks and changed, what was queued, sent, answered and"
                            + " re-queued about it and by whom, who approved it, and where the two sides differed. Of a bill or vendor credit,"
                            + " also what became of the payments that take from it.")
    ResponseEntity<TimelineBody> timeline(
            @PathVariable("companyId") CompanyId companyId,
            @Parameter(
                            schema =
                                    @Schema(
                                            types = "string",
                                            title = "TimelineList",
                                            allowableValues = {
                                                "accounts",
                                                "payment-accounts",
                                                "terms",
                                                "classes",
                                                "currencies",
                                                "vendors",
                                                "jobs",
                                                "items",
                                                "bills",
                                                "vendor-credits",
                                                "payments"
                                            }))
                    @PathVariable("list")
                    String list,
            @PathVariable("entityId") String entityId,
            Paging paging,
            Caller caller) {
        var after = paging.after(Moments.EARLIEST_FIRST, Moments::parse);
        var topic = Records.topic(list).orElseThrow(Problem::notFound);
        var record = records.find(companyId, topic, entityId, caller).orElseThrow(Problem::notFound);
        var story = timeline.of(companyId, topic, record.id(), after, paging.limit());
        var page = paging.answer(story.lines(), LineBody::of, line -> Moments.cursor(line.moment()));
        return ResponseEntity.ok()
                .headers(page.getHeaders())
                .body(TimelineBody.of(Objects.requireNonNull(page.getBody()), story.changesKeptSince()));
    }
}
