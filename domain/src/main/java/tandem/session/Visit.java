package tandem.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.reading.Agenda;
import tandem.reading.ReadMarks;
import tandem.reading.Rereads;
import tandem.request.Outbox;

/**
 * One session during one call, with what the call needs to know of its company. Nobody else works on the company
 * meanwhile: whoever loads a visit holds the company until the end of the transaction.
 */
public final class Visit {

    private final Guest guest;
    private final CompanyFile file;
    private final ReadMarks marks;
    private final Rereads rereads;
    private final Agenda agenda;
    private Outbox outbox;
    private SessionState state;
    private int exchanges;
    private int reads;
    private int writes;
    private Sighting sighting;
    private final long lastChange;
    private @Nullable KnownAnswer knownAnswer;
    private boolean knownAnswerCame;
    private @Nullable Sent sent;
    private @Nullable Answered answered;
    private Visits.@Nullable MaskedText recorded;
    private boolean givesLeaseBack;
    private boolean completed;
    private boolean ended;

    /**
     * A stored or new session.
     *
     * @param lastChange the number of the company's last change in the change feed; 0 before the first
     */
    public Visit(
            Guest guest,
            CompanyFile file,
            ReadMarks marks,
            Rereads rereads,
            Agenda agenda,
            Outbox outbox,
            SessionState state,
            int exchanges,
            int reads,
            int writes,
            Sighting lastSighting,
            long lastChange,
            @Nullable KnownAnswer knownAnswer) {
        this.guest = guest;
        this.file = file;
        this.marks = marks;
        this.rereads = rereads;
        this.agenda = agenda;
        this.outbox = outbox;
        this.state = state;
        this.exchanges = exchanges;
        this.reads = reads;
        this.writes = writes;
        this.sighting = lastSighting;
        this.lastChange = lastChange;
        this.knownAnswer = knownAnswer;
    }

    /**
     * Who is here, for whom, and what people have decided about the company.
     *
     * @param ownerId with {@code fileId}: what this connector's .qwc put into the file
     * @param fileConfirmedAt when a person confirmed the file, before which nothing was read; absent: nobody has
     * @param initialSyncFrom history is not wanted before this day; absent: all of it
     * @param companyFilePath the file to open, or empty: the one that is open
     * @param holdsLease whether the company is still this session's
     * @param comparesFile whether all records are being compared with a file that may have lost some; nothing is written meanwhile
     * @param lastSeenAt when the connector was last heard of in this session, by the clock of the node that it called
     */
    public record Guest(
            SessionId session,
            CompanyId company,
            String companyName,
            ConnectorId connector,
            UUID ownerId,
            UUID fileId,
            boolean personalData,
            boolean allowsSampleFile,
            @Nullable Instant fileConfirmedAt,
            @Nullable LocalDate initialSyncFrom,
            String companyFilePath,
            boolean holdsLease,
            boolean comparesFile,
            Instant lastSeenAt) {}

    /**
     * A message set on its way.
     *
     * @param about what it is about, in plain words
     */
    public record Sent(int exchange, String about, @Nullable String messageSetId, String request) {}

    /**
     * What came back.
     *
     * @param reply the number that the connector gets
     */
    public record Answered(int exchange, @Nullable QuickBooksTrouble trouble, long bytes, int reply) {}

    /** Who is here. */
    public Guest guest() {
        return guest;
    }

    /** The company's file. */
    public CompanyFile file() {
        return file;
    }

    /** How far the company has been read. */
    public ReadMarks marks() {
        return marks;
    }

    /** Which records are to be read again. */
    public Rereads rereads() {
        return rereads;
    }

    /** What is done and to be done. */
    public Agenda agenda() {
        return agenda;
    }

    /** Where the session stands. */
    public SessionState state() {
        return state;
    }

    /** How many message sets have been sent. */
    public int exchanges() {
        return exchanges;
    }

    /** How many records have been read. */
    public int reads() {
        return reads;
    }

    /** How many requests QuickBooks has carried out. */
    public int writes() {
        return writes;
    }

    /** What waits to be written. */
    public Outbox outbox() {
        return outbox;
    }

    /** What the machine looks like. */
    public Sighting sighting() {
        return sighting;
    }

    /** The answer that brought nothing new and may come again; absent: whatever comes is read. */
    public @Nullable KnownAnswer knownAnswer() {
        return knownAnswer;
    }

    /** Whether this call brought the {@link #knownAnswer}. */
    public boolean isKnownAnswer() {
        return knownAnswerCame;
    }

    /** The message set that this call sends. */
    public @Nullable Sent sent() {
        return sent;
    }

    /** The answer that this call brought. */
    public @Nullable Answered answered() {
        return answered;
    }

    /** The answer that this call brought, where it is to be kept for a while although nothing is wrong with it. */
    public Visits.@Nullable MaskedText recorded() {
        return recorded;
    }

    /** Whether the company is free for other connectors at once, because this one does not have its file open. */
    public boolean givesLeaseBack() {
        return givesLeaseBack;
    }

    /** Whether this call has completed the session. */
    public boolean isCompleted() {
        return completed;
    }

    /** Whether this call has ended the session, however it went. */
    public boolean isEnded() {
        return ended;
    }

    void become(SessionState next) {
        ended |= next instanceof SessionState.Ended && !(state instanceof SessionState.Ended);
        state = next;
        completed |= next instanceof SessionState.Ended ended && ended.outcome() == Outcome.COMPLETED;
    }

    int send(String about, @Nullable String messageSetId, String request) {
        exchanges++;
        sent = new Sent(exchanges, about, messageSetId, request);
        return exchanges;
    }

    void answered(Answered answer) {
        answered = answer;
    }

    /** What was known of answers no longer holds, since another one is being taken in. */
    void forgetKnownAnswer() {
        knownAnswer = null;
    }

    /** This answer brought nothing new. */
    void broughtNothingNew(SessionState.Asking asking, String fingerprint, int records, Instant now) {
        knownAnswer = new KnownAnswer(fingerprint, records, lastChange, guest.session(), asking.exchange(), now);
    }

    /** Whether the answer with this fingerprint is the known one. Then it counts as read, and the file has proved itself in it. */
    boolean takesAsKnown(String fingerprint, Instant now) {
        if (knownAnswer == null || !knownAnswer.isThis(fingerprint, lastChange, now)) {
            return false;
        }
        knownAnswerCame = true;
        agenda.proved(true);
        proved(now);
        read(knownAnswer.records());
        return true;
    }

    void record(Visits.MaskedText text) {
        recorded = text;
    }

    void read(int records) {
        reads += records;
    }

    void wrote() {
        writes++;
    }

    void outbox(Outbox now) {
        outbox = now;
    }

    void sighted(Sighting now) {
        sighting = now;
    }

    void proved(Instant now) {
        sighting = sighting.provedAt(now);
    }

    void giveLeaseBack() {
        givesLeaseBack = true;
    }
}
