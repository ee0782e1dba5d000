package tandem.api.console;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tandem.api.http.Cursor;
import tandem.api.http.Paging;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.search.Hit;
import tandem.search.Search;
import tandem.state.Connection;
import tandem.state.SyncBoard;
import tandem.state.Workload;
import tandem.state.Workloads;

/** Every company, the worst first, and the way to find one. */
@Controller
class FleetPage {

    private static final String WORST_FIRST = "sync-states";
    private static final int ON_A_PAGE = 25;
    private static final int HITS = 10;
    private static final int LONGEST_TEXT = 100;

    private final SyncBoard board;
    private final Workloads workloads;
    private final Search search;
    private final Clock clock;

    FleetPage(SyncBoard board, Workloads workloads, Search search, Clock clock) {
        this.board = board;
        this.workloads = workloads;
        this.search = search;
        this.clock = clock;
    }

    /** Which companies are shown. */
    enum Show {
        ALL,
        ATTENTION,
        NOT_CONNECTED;

        SyncBoard.Wanted wanted(Caller caller) {
            return new SyncBoard.Wanted(
                    caller.limitedTo(),
                    this == NOT_CONNECTED ? Connection.NOT_CONNECTED : null,
                    this == ATTENTION ? true : null);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping("/console")
    String fleet(@RequestParam(defaultValue = "all") Show show, Paging paging, Caller caller, Model model) {
        board(show, paging, caller, model);
        return "console/fleet";
    }

    @GetMapping("/console/live/board")
    String live(@RequestParam(defaultValue = "all") Show show, Paging paging, Caller caller, Model model) {
        board(show, paging, caller, model);
        return "console/fleet :: board";
    }

    @GetMapping("/console/search")
    String search(@RequestParam(name = "q", defaultValue = "") String text, Caller caller, Model model) {
        model.addAttribute("q", text);
        model.addAttribute("paths", new HitPaths());
        model.addAttribute("hits", hits(text.strip(), caller));
        return "console/search";
    }

    private List<Hit> hits(String text, Caller caller) {
        return text.isEmpty() || text.length() > LONGEST_TEXT ? List.of() : search.find(text, caller.limitedTo(), HITS);
    }

    private void board(Show show, Paging paging, Caller caller, Model model) {
        var after = paging.after(WORST_FIRST, FleetPage::place);
        var slice = board.list(show.wanted(caller), after, ON_A_PAGE);
        var now = clock.instant();
        var loads = workloads.of(
                slice.items().stream().map(entry -> entry.place().company()).toList(), now);
        var companies = slice.map(entry ->
                Standing.of(entry.state(), loads.getOrDefault(entry.place().company(), Workload.NONE), now));
        model.addAttribute("companies", companies.items());
        model.addAttribute("show", show.word());
        model.addAttribute("first", paging.cursor().isEmpty());
        model.addAttribute(
                "next", slice.hasMore() ? next(show, slice.items().getLast().place()) : null);
        model.addAttribute(
                "live",
                address(
                        "/console/live/board",
                        show,
                        paging.cursor().map(Cursor::text).orElse(null)));
    }

    private static String next(Show show, SyncBoard.Place last) {
        return address(
                "/console",
                show,
                Cursor.of(WORST_FIRST, last.badness(), last.company().value()).text());
    }

    private static String address(String path, Show show, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath(path).queryParam("show", show.word());
        return (cursor == null ? address : address.queryParam("cursor", cursor)).toUriString();
    }

    private static SyncBoard.Place place(Cursor cursor) {
        return new SyncBoard.Place(Integer.parseInt(cursor.part(0)), new CompanyId(UUID.fromString(cursor.part(1))));
    }
}
