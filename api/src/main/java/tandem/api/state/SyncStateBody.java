package tandem.api.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.CompanyStatus;
import tandem.mirror.Kind;
import tandem.request.QueueCounts;
import tandem.state.Attention;
import tandem.state.Connection;
import tandem.state.Phase;
import tandem.state.SyncFacts;
import tandem.state.SyncState;

/** How the sync of a company stands. */
@Schema(name = "SyncState")
record SyncStateBody(
        String companyId,
        String companyName,
        CompanyStatus status,
        Connection connection,

        @Schema(
                description = "The words at the top of MineralTree's page: Not Connected while synchronizing, too.",
                allowableValues = {"Connected", "Not Connected"})
        String displayStatus,

        @Schema(example = "no connector seen since 2026-03-02 14:05 UTC") @Nullable
        String connectionReason,

        CompanyFile.Mode mode,
        Phase phase,
        @Schema(minimum = "0", maximum = "100") int progressPercent,
        @Nullable ActiveSession activeSession,
        @Nullable Instant lastCompletedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable LastError lastError,
        @Nullable Instant nextPollExpectedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Left out in the list of all companies.")
        @Nullable
        List<KindBody> kinds,

        Queue queue,
        @Schema(description = "The worst first.") List<Attention> attention) {

    @Schema(name = "ActiveSession")
    record ActiveSession(String id, String connectorId, Instant startedAt, Instant lastSeenAt) {}

    @Schema(name = "LastError")
    record LastError(String code, String message, Instant at) {}

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** How far a kind has been read. */
    @Schema(name = "SyncedKind")
    record KindBody(
            Kind kind,

            @Schema(description = "Records that QuickBooks has, active and inactive.")
            long count,

            @Schema(
                    description = "By the clock of the QuickBooks computer, without a zone.",
                    example = "2026-03-02T09:58:11")
            @Nullable
            String syncedThrough,

            @Nullable Instant lastReadAt,

            @Schema(description = "Its history is in as well.")
            boolean complete,

            @Schema(description = "When all of it had last been compared with what QuickBooks has, window by window.")
            @Nullable
            Instant verifiedAt) {}

    /** Writes for QuickBooks by where they stand. */
    @Schema(name = "QueueCounts")
    record Queue(
            @Schema(description = "Those that wait for another one included.")
            long queued,

            long sent,
            long inDoubt,

            @Schema(description = "Those that wait for a person.")
            long failed) {

        static Queue of(QueueCounts counts) {
            return new Queue(counts.queued(), counts.sent(), counts.inDoubt(), counts.failed());
        }
    }

    static SyncStateBody of(SyncState state, Instant now, @Nullable Map<Kind, Long> counts) {
        var facts = state.facts();
        var company = facts.overview().company();
        return new SyncStateBody(
                company.id().toString(),
                company.settings().name(),
                facts.overview().status(now),
                state.connection(),
                state.connection().display(),
                state.connectionReason(),
                facts.mode(),
                state.phase(),
                state.progressPercent(),
                session(state.activeSession()),
                facts.lastCompletedAt(),
                facts.lastAttemptAt(),
                error(facts.lastProblem()),
                state.nextPollExpectedAt(),
                counts == null ? null : kinds(facts, counts),
                Queue.of(facts.queue()),
                state.attention());
    }

    private static @Nullable ActiveSession session(SyncFacts.@Nullable HoldingSession session) {
        return session == null
                ? null
                : new ActiveSession(
                        session.id().toString(),
                        session.connector().toString(),
                        session.startedAt(),
                        session.lastSeenAt());
    }

    private static @Nullable LastError error(CompanyFile.@Nullable Problem problem) {
        return problem == null ? null : new LastError(problem.code(), problem.message(), problem.at());
    }

    private static List<KindBody> kinds(SyncFacts facts, Map<Kind, Long> counts) {
        var marks = facts.marks();
        return Arrays.stream(Kind.values())
                .map(kind -> {
                    var mark = marks.of(kind);
                    var through = mark.syncedThrough();
                    return new KindBody(
                            kind,
                            counts.getOrDefault(kind, 0L),
                            through == null ? null : CLOCK.format(through),
                            mark.lastReadAt(),
                            mark.complete(),
                            mark.scrub().verifiedAt());
                })
                .toList();
    }
}
