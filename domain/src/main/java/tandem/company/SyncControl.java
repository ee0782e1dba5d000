package tandem.company;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/**
 * Port: the few things that people decide about a running sync. Each is one guarded step beside the sessions, which may
 * move the same rows at the same moment; {@code false} means that the sync had moved on.
 */
public interface SyncControl {

    /** Ties the company to the candidate, if it still is this one, and asks for a sync. */
    boolean confirm(CompanyId company, UUID candidateId, String by, Instant now);

    /** Forgets the candidate, if it still is this one, and what its connector told about the file. */
    boolean reject(CompanyId company, UUID candidateId, ConnectorId connector, Instant now);

    /**
     * Unties the company from its file and starts the reading over. The records read so far stay until the next file is
     * read.
     */
    void unpair(CompanyId company, Instant now);

    /**
     * Of no record it is known any more whether the company's file has it. Each counts as older than whatever the next file
     * shows, and what that file does not show is removed when it has been read to the end.
     */
    void doubtRecords(CompanyId company, Instant now);

    /**
     * A person vouches for the file that made the hub stop the company: it is taken as it is, its stamp's counter with it. What is
     * written from now on carries a counter above any that was ever used.
     */
    void trustFile(CompanyId company, Instant now);

    /** How far the company has been read is forgotten, so that all of it is read again; a session at work goes on. */
    void forgetMarks(CompanyId company);

    /** Takes the company from the connector that holds it, so that any other may work at once. Its session ends. */
    void releaseLease(CompanyId company, Instant now);

    /** Takes the company from this connector, if it is the one that holds it. Its session ends. */
    void dismiss(CompanyId company, ConnectorId connector, Instant now);

    /**
     * Starts the reading of these kinds over, deleting nothing, and asks for a sync. A session at work ends, because what
     * it has in hand belongs to the reading before.
     *
     * @param kinds {@code null}: all, with what was deleted
     */
    void readAgain(CompanyId company, @Nullable Set<Kind> kinds, Instant now);
}
