package tandem.notice;

/** Port: brings notices to people. */
@FunctionalInterface
public interface Messenger {

    /**
     * Brings one.
     *
     * @throws Undeliverable if it cannot be brought now; nobody has got it
     */
    void bring(Notice notice) throws Undeliverable;

    /** A notice could not be brought. */
    final class Undeliverable extends Exception {
        private static final long serialVersionUID = 1L;

        /** Says why, in words for people. */
        public Undeliverable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
