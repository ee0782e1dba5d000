package tandem.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tandem.company.Company;
import tandem.company.CompanyId;
import tandem.notice.Messenger.Undeliverable;
import tandem.state.Attention;
import tandem.state.SyncBoard;

/**
 * Has people told of what needs them: once for each cause, however long it lasts and however often it comes and goes within a day.
 * What is only good to know is not told.
 */
public final class Noticing {

    /** A computer that is off every night is one trouble, not one a night. */
    static final Duration UNTIL_IT_IS_OVER = Duration.ofDays(1);

    /** Each page is a pass of the database over all companies. */
    private static final int COMPANIES_AT_ONCE = 1000;

    private static final int MOST_FAILURES = 3;

    private final SyncBoard board;
    private final NoticeBook book;
    private final Messenger messenger;
    private final Clock clock;

    public Noticing(SyncBoard board, NoticeBook book, Messenger messenger, Clock clock) {
        this.board = board;
        this.book = book;
        this.messenger = messenger;
        this.clock = clock;
    }

    /**
     * Looks at every company that needs attention. One notice a company tells of all that is new. A hub that dies while it brings one does
     * not bring it a second time; one that could not be brought is tried again at the next look. After a few failures the look brings no
     * more, since the way is then blocked for all, and only notes what is there, so that it is not taken for over.
     *
     * @param failed is told what could not be brought, and why
     */
    public void look(BiConsumer<Notice, Undeliverable> failed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int failures = 0;
        SyncBoard.@Nullable Place after = null;
        boolean hasMore = true;
        while (hasMore) {
            var page = board.list(new SyncBoard.Wanted(null, null, true), after, COMPANIES_AT_ONCE);
            for (var notice : newNotices(page.items(), now)) {
                if (failures < MOST_FAILURES && !isBrought(notice, now, failed)) {
                    failures++;
                }
            }
            hasMore = page.hasMore();
            after = page.items().isEmpty() ? null : page.items().getLast().place();
        }
        book.forgetUnseenSince(now.minus(UNTIL_IT_IS_OVER));
    }

    private List<Notice> newNotices(List<SyncBoard.Entry> entries, Instant now) {
        Set<Trouble> there = new LinkedHashSet<>();
        entries.forEach(entry ->
                alarms(entry).forEach(alarm -> there.add(trouble(company(entry).id(), alarm))));
        Set<Trouble> unknown = there.isEmpty() ? Set.of() : book.newOnes(there, now);
        return entries.stream()
                .flatMap(entry -> newNotice(entry, unknown).stream())
                .toList();
    }

    private static Optional<Notice> newNotice(SyncBoard.Entry entry, Set<Trouble> unknown) {
        var company = company(entry);
        return notice(
                company.id(),
                company.settings().name(),
                alarms(entry).stream()
                        .filter(alarm -> unknown.contains(trouble(company.id(), alarm)))
                        .toList());
    }

    private static Optional<Notice> notice(CompanyId company, String name, List<Attention> alarms) {
        return alarms.isEmpty() ? Optional.empty() : Optional.of(new Notice(company, name, alarms));
    }

    /** Taken before it is brought, so that whoever dies in between leaves it untold rather than told twice. */
    private boolean isBrought(Notice notice, Instant now, BiConsumer<Notice, Undeliverable> failed) {
        var mine = book.take(troubles(notice), now);
        var left = notice(
                notice.company(),
                notice.name(),
                notice.troubles().stream()
                        .filter(alarm -> mine.contains(trouble(notice.company(), alarm)))
                        .toList());
        try {
            if (left.isPresent()) {
                messenger.bring(left.get());
            }
            return true;
        } catch (Undeliverable e) {
            book.untold(mine);
            failed.accept(notice, e);
            return false;
        }
    }

    private static List<Trouble> troubles(Notice notice) {
        return notice.troubles().stream()
                .map(alarm -> trouble(notice.company(), alarm))
                .toList();
    }

    private static Company company(SyncBoard.Entry entry) {
        return entry.state().facts().overview().company();
    }

    /** A company that is retired needs nobody any more. */
    private static List<Attention> alarms(SyncBoard.Entry entry) {
        return company(entry).retiredAt() != null
                ? List.of()
                : entry.state().attention().stream()
                        .filter(attention -> attention.severity() != Attention.Severity.INFO)
                        .toList();
    }

    private static Trouble trouble(CompanyId company, Attention attention) {
        return new Trouble(company, attention.code());
    }
}
