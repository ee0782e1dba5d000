package tandem.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.CompanyFile.Problem;
import tandem.company.CompanyOverview;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.SessionId;
import tandem.reading.ReadMark;
import tandem.reading.ReadMarks;
import tandem.request.QueueCounts;

/**
 * What is stored about the sync of one company.
 *
 * @param connectors without revoked ones
 * @param marks how far each kind has been read
 * @param holdingSession the open session that holds the company
 * @param unreadable records that QuickBooks has and that cannot be read; absent: none
 * @param queue what waits to be written
 * @param comparedSince since when all records are compared with a file that may have lost some; absent: they are not
 * @param multiUser how QuickBooks had the file open last; absent: unknown
 */
public record SyncFacts(
        CompanyOverview overview,
        List<ConnectorOverview> connectors,
        List<ReadMark> storedMarks,
        @Nullable UnreadableRecords unreadable,
        QueueCounts queue,
        @Nullable HoldingSession holdingSession,
        @Nullable Instant historyCompletedAt,
        @Nullable Instant comparedSince,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastCompletedAt,
        @Nullable Problem lastProblem,
        CompanyFile.Mode mode,
        @Nullable Boolean multiUser,
        @Nullable Boolean personalDataAllowed) {

    public SyncFacts {
        connectors = List.copyOf(connectors);
        storedMarks = List.copyOf(storedMarks);
    }

    /**
     * Records that cannot be read.
     *
     * @param example what is the matter with one of them, in words for people
     */
    public record UnreadableRecords(long count, String example) {}

    /** A session that is open and holds the company. */
    public record HoldingSession(
            SessionId id, ConnectorId connector, Instant startedAt, Instant lastSeenAt, boolean isExchanging) {}

    /** The marks of all kinds. */
    public ReadMarks marks() {
        return new ReadMarks(storedMarks);
    }
}
