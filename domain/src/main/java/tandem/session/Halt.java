package tandem.session;

/**
 * Why a session cannot go on.
 *
 * @param text what the bookkeeper reads
 * @param leavesToOthers whether another connector may have the company at once, because this one has another file open
 */
record Halt(String code, String text, boolean leavesToOthers) {

    /** The file was condensed. Nobody has to do anything: everything is read again by itself. */
    static final String FILE_CONDENSED = "file_condensed";
}
