package tandem.request;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.company.SessionId;
import tandem.wire.Treatment;

/**
 * A write for QuickBooks on its way. It never changes; every step makes another one, which {@link Requests#move} stores in
 * its place if nobody else has moved it meanwhile.
 *
 * @param attempts how often it went out
 * @param refusals how often QuickBooks refused it for each kind of reason that may pass, since it was made or a person last
 *     wanted it tried again
 * @param notBefore it does not go out earlier than this, or, in doubt, is not looked into again earlier
 * @param notIn the session that tried it last and shall not try it again
 * @param sending how it went out last; absent: it never did
 * @param failure why it is not done yet, or what there is to know of it
 * @param dependsOn requests that must have succeeded before it goes out
 * @param quickBooksId the ListID or TxnID of the record that came of it
 */
public record Request(
        RequestId id,
        CompanyId company,
        Errand errand,
        RequestStatus status,
        int attempts,
        Map<Treatment.Retry, Integer> refusals,
        @Nullable Instant notBefore,
        @Nullable SessionId notIn,
        @Nullable Sending sending,
        @Nullable Failure failure,
        Set<RequestId> dependsOn,
        @Nullable String quickBooksId,
        Instant createdAt,
        long version) {

    /** Copies the refusals, and what it depends on. */
    public Request {
        refusals = Map.copyOf(refusals);
        dependsOn = Set.copyOf(dependsOn);
    }

    /** A new request; one that depends on others that are not done is blocked. */
    public static Request of(RequestId id, CompanyId company, Errand errand, Set<RequestId> dependsOn, Instant now) {
        return new Request(
                id,
                company,
                errand,
                dependsOn.isEmpty() ? RequestStatus.QUEUED : RequestStatus.BLOCKED,
                0,
                Map.of(),
                null,
                null,
                null,
                null,
                dependsOn,
                null,
                now,
                0);
    }

    /**
     * It goes out.
     *
     * @param notice what there will be to know of it when it is done
     */
    public Request sent(Sending how, @Nullable Failure notice) {
        return move(RequestStatus.SENT, attempts + 1, null, null, how, notice, quickBooksId);
    }

    /** Its session is over and its answer never came. */
    public Request doubted() {
        var counted = counted();
        counted.remove(QUESTIONS_IN_VAIN);
        return move(RequestStatus.IN_DOUBT, attempts, counted, null, null, sending, failure, quickBooksId);
    }

    /**
     * What became of it was asked, and the session ended over that question.
     *
     * @param until it is not looked into again earlier
     */
    public Request stillInDoubt(Instant until) {
        var counted = counted();
        counted.merge(QUESTIONS_IN_VAIN, 1, Integer::sum);
        return move(RequestStatus.IN_DOUBT, attempts, counted, until, null, sending, failure, quickBooksId);
    }

    /** How many sessions have ended over the question what became of it, since it is in doubt. */
    public int questionsInVain() {
        return refusals(QUESTIONS_IN_VAIN);
    }

    /**
     * QuickBooks has carried it out.
     *
     * @param resultId of the record that came of it; absent where QuickBooks makes none
     */
    public Request succeeded(@Nullable String resultId) {
        return succeeded(resultId, null);
    }

    /**
     * As {@link #succeeded(String)}.
     *
     * @param notice what there is to know of it; absent: what was noted when it went out
     */
    public Request succeeded(@Nullable String resultId, @Nullable Failure notice) {
        var noted = failure != null && failure.severity() == Failure.Severity.NOTICE ? failure : null;
        return move(RequestStatus.SUCCEEDED, attempts, null, null, sending, notice == null ? noted : notice, resultId);
    }

    /**
     * It was refused, and goes out again later.
     *
     * @param reason what kind of refusal it was
     */
    public Request postponed(
            Treatment.Retry reason, Failure why, @Nullable Instant until, @Nullable SessionId notInThis) {
        var counted = counted();
        counted.merge(reason, 1, Integer::sum);
        return move(RequestStatus.QUEUED, attempts, counted, until, notInThis, sending, why, quickBooksId);
    }

    private EnumMap<Treatment.Retry, Integer> counted() {
        var counted = new EnumMap<Treatment.Retry, Integer>(Treatment.Retry.class);
        counted.putAll(refusals);
        return counted;
    }

    /** How often it was refused for this kind of reason. */
    public int refusals(Treatment.Retry reason) {
        return refusals.getOrDefault(reason, 0);
    }

    /** It is certain that QuickBooks does not have it: it goes out again. */
    public Request absent() {
        return move(RequestStatus.QUEUED, attempts, null, null, sending, failure, quickBooksId);
    }

    /** It needs a person. */
    public Request failed(Failure why) {
        return move(RequestStatus.FAILED, attempts, null, null, sending, why, quickBooksId);
    }

    /** What it waited for is done. */
    public Request unblocked() {
        return move(RequestStatus.QUEUED, attempts, null, null, sending, failure, quickBooksId);
    }

    /** A person has called it off. */
    public Request cancelled() {
        return move(RequestStatus.CANCELLED, attempts, null, null, sending, failure, quickBooksId);
    }

    /**
     * A person wants it tried again, with every patience that it had at first. Where nobody knows whether it was carried out it is looked into first.
     *
     * @param now what it is to do from now on
     * @param isBlocked whether something that it depends on is not done
     */
    public Request requeued(Mended now, boolean isBlocked) {
        var next =
                isOutcomeUnknown() ? RequestStatus.IN_DOUBT : isBlocked ? RequestStatus.BLOCKED : RequestStatus.QUEUED;
        check(next);
        return new Request(
                id,
                company,
                now.errand(),
                next,
                attempts,
                Map.of(),
                null,
                null,
                sending,
                failure,
                now.dependsOn(),
                quickBooksId,
                createdAt,
                version + 1);
    }

    /** What it is to do when nothing about that changes. */
    public Mended asItIs() {
        return new Mended(errand, dependsOn);
    }

    /** Whether it failed because nobody could find out whether QuickBooks has it. */
    public boolean isOutcomeUnknown() {
        return failure != null && failure.code().equals(OUTCOME_UNKNOWN);
    }

    /**
     * Under which the questions are counted. Refusals of this kind are counted as {@link Treatment.Retry#LATER}, so the place is
     * free, and nodes of the version before can read it.
     */
    private static final Treatment.Retry QUESTIONS_IN_VAIN = Treatment.Retry.SOON;

    /** The code of a failure after which nobody knows whether QuickBooks has carried the request out. */
    public static final String OUTCOME_UNKNOWN = "outcome_unknown";

    private Request move(
            RequestStatus next,
            int tries,
            @Nullable Instant from,
            @Nullable SessionId notInThis,
            @Nullable Sending how,
            @Nullable Failure why,
            @Nullable String resultId) {
        return move(next, tries, refusals, from, notInThis, how, why, resultId);
    }

    private Request move(
            RequestStatus next,
            int tries,
            Map<Treatment.Retry, Integer> refused,
            @Nullable Instant from,
            @Nullable SessionId notInThis,
            @Nullable Sending how,
            @Nullable Failure why,
            @Nullable String resultId) {
        check(next);
        return new Request(
                id,
                company,
                errand,
                next,
                tries,
                refused,
                from,
                notInThis,
                how,
                why,
                dependsOn,
                resultId,
                createdAt,
                version + 1);
    }

    private void check(RequestStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(
                    "the request " + id + " is " + status.word() + " and cannot become " + next.word());
        }
    }
}
