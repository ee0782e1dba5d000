package tandemsim.mishap;

/**
 * Which message of an update a mishap waits for.
 *
 * @param request only messages that hold such a request count, such as {@code BillAddRq}; empty for every message
 * @param occurrence the how-manieth of them, from 1
 */
public record Which(String request, int occurrence) {

    /** The n-th message of the update. */
    public static Which message(int occurrence) {
        return new Which("", occurrence);
    }

    /** The first message with such a request. */
    public static Which holding(String request) {
        return new Which(request, 1);
    }

    /** The n-th message with such a request. */
    public static Which holding(String request, int occurrence) {
        return new Which(request, occurrence);
    }
}
