package tandem.request;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How far a request has come. Every step that is not listed here is impossible. */
public enum RequestStatus {
    /** It waits for another request. */
    BLOCKED,
    /** It goes out as soon as it may. */
    QUEUED,
    /** It is with QuickBooks. */
    SENT,
    /**
     * Its answer was lost: it may have been carried out or not. It is looked into, again and again where QuickBooks breaks down over that, and
     * never sent again blindly.
     */
    IN_DOUBT,
    /** QuickBooks has carried it out, once. */
    SUCCEEDED,
    /** It was not carried out, or nobody can tell; a person has to look at it. */
    FAILED,
    /** A person has called it off before it went out. */
    CANCELLED;

    /** Whether a request that stands here may stand there next. */
    public boolean mayBecome(RequestStatus next) {
        return following().contains(next);
    }

    /** Whether nothing will happen to it any more. */
    public boolean isOver() {
        return following().isEmpty();
    }

    private Set<RequestStatus> following() {
        return switch (this) {
            case BLOCKED -> EnumSet.of(QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(SENT, SUCCEEDED, FAILED, CANCELLED);
            case SENT -> EnumSet.of(SUCCEEDED, FAILED, QUEUED, IN_DOUBT);
            case IN_DOUBT -> EnumSet.of(SUCCEEDED, FAILED, QUEUED, IN_DOUBT);
            case FAILED -> EnumSet.of(QUEUED, BLOCKED, IN_DOUBT, CANCELLED);
            case SUCCEEDED, CANCELLED -> EnumSet.noneOf(RequestStatus.class);
        };
    }

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word; empty when there is no such status. */
    public static Optional<RequestStatus> ofWord(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
