package tandem.api.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.state.SyncFacts;

/**
 * How far a kind of records has been read.
 *
 * @param through by the clock of the QuickBooks computer
 * @param verifiedAt when all of it had last been compared with QuickBooks
 */
public record KindLine(
        String word,
        String name,
        long count,
        @Nullable LocalDateTime through,
        @Nullable Instant lastReadAt,
        String how,
        @Nullable Instant verifiedAt) {

    static List<KindLine> of(SyncFacts facts, Map<Kind, Long> counts) {
        var marks = facts.marks();
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    var mark = marks.of(kind);
                    var name = kind.word().replace('_', ' ');
                    return new KindLine(
                            kind.word(),
                            name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                            counts.getOrDefault(kind, 0L),
                            mark.syncedThrough(),
                            mark.lastReadAt(),
                            mark.complete() ? "all of it" : mark.initialDone() ? "history on its way" : "not read yet",
                            mark.scrub().verifiedAt());
                })
                .toList();
    }
}
