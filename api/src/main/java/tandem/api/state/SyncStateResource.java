package tandem.api.state;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Cursor;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.support.Evidence;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.state.Connection;
import tandem.state.MirrorCounts;
import tandem.state.SyncBoard;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sync state")
class SyncStateResource implements Exported, Evidence {

    private static final String WORST_FIRST = "sync-states";
    private final SyncBoard board;
    private final MirrorCounts counts;
    private final Clock clock;

    SyncStateResource(SyncBoard board, MirrorCounts counts, Clock clock) {
        this.board = board;
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping("/sync-states")
    @Operation(
            operationId = "listSyncStates",
            summary = "See how all companies stand",
            description = "One row a company, the worst first.")
    ResponseEntity<Page<SyncStateBody>> list(
            @RequestParam(name = "connection", required = false) @Nullable Connection connection,
            @Parameter(description = "true: only companies about which somebody should act; false: only the others.")
                    @RequestParam(name = "attention", required = false)
                    @Nullable
                    Boolean attention,
            Paging paging,
            Caller caller) {
        var after = paging.after(WORST_FIRST, SyncStateResource::place);
        var now = clock.instant();
        var slice = board.list(new SyncBoard.Wanted(caller.limitedTo(), connection, attention), after, paging.limit());
        return paging.answer(
                slice, entry -> SyncStateBody.of(entry.state(), now, null), entry -> cursor(entry.place()));
    }

    @GetMapping("/companies/{companyId}/sync-state")
    @Operation(
            operationId = "getSyncState",
            summary = "See how a company stands",
            description = "Whatever is not good names its cause, who must act, and the act.")
    SyncStateBody get(@PathVariable("companyId") CompanyId companyId) {
        var state = board.find(companyId).orElseThrow(Problem::notFound);
        return SyncStateBody.of(state, clock.instant(), counts.of(companyId));
    }

    private static Cursor cursor(SyncBoard.Place place) {
        return Cursor.of(WORST_FIRST, place.badness(), place.company().value());
    }

    private static SyncBoard.Place place(Cursor cursor) {
        return new SyncBoard.Place(Integer.parseInt(cursor.part(0)), new CompanyId(UUID.fromString(cursor.part(1))));
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.addOne("sync-state", get(company));
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        export(company, archive);
    }
}
