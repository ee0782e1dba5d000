package tandem.api.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.caller.Caller;
import tandem.company.CompanyId;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/changes")
@Tag(name = "Changes")
class ChangeResource {

    /** More seconds than this nobody is kept waiting, so that no proxy on the way gives up. */
    private static final int LONGEST = 30;

    private final Newspaper newspaper;
    private final WaitingRoom waiting;

    ChangeResource(Newspaper newspaper, WaitingRoom waiting) {
        this.newspaper = newspaper;
        this.waiting = waiting;
    }

    @GetMapping
    @Operation(
            operationId = "getChanges",
            summary = "Follow a company",
            description =
                    "Every change of the mirror, of what begins or is kept on this side, and of requests, the first load included,"
                            + " in the order of commits. Go on with after, the seq of the last item; no change is ever seen late, so"
                            + " nothing is missed. Amounts in process, available credits and discounts, and whom rules make approve are"
                            + " worked out when a record is shown, and change without being told.",
            responses = {
                @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true),
                @ApiResponse(responseCode = "410", ref = "#/components/responses/NotKept")
            })
    DeferredResult<ChangesBody> changes(
            @PathVariable("companyId") CompanyId companyId,
            @Parameter(description = "The seq of the last item seen; 0 for the beginning.")
                    @RequestParam(name = "after", defaultValue = "0")
                    long after,
            @Parameter(description = "1 to 500.")
                    @RequestParam(name = "limit", defaultValue = "" + Paging.DEFAULT_LIMIT)
                    int limit,
            @Parameter(
                            description =
                                    "So many seconds at most, up to 30, the answer waits for a change; then it is empty.")
                    @RequestParam(name = "wait", defaultValue = "0")
                    int wait,
            Caller caller) {
        if (after < 0) {
            throw Problem.badParameter("after", "must be a whole number from 0");
        }
        if (wait < 0 || wait > LONGEST) {
            throw Problem.badParameter("wait", "must be a whole number of seconds from 0 to " + LONGEST);
        }
        int most = Paging.allowed(limit);
        var page = newspaper.page(companyId, after, most, caller);
        return wait == 0 || !page.items().isEmpty()
                ? atOnce(page)
                : waiting.await(
                        companyId,
                        Duration.ofSeconds(wait),
                        page,
                        () -> newspaper.page(companyId, after, most, caller));
    }

    private static DeferredResult<ChangesBody> atOnce(ChangesBody page) {
        var answer = new DeferredResult<ChangesBody>();
        answer.setResult(page);
        return answer;
    }
}
