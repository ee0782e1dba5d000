package tandem.mirror.view;

/** Port: everything that is held, as of one moment. */
public interface Snapshot {

    /**
     * Runs the work, in which whatever is read stands as of one moment and nothing can be written. It may take its time, as for a
     * reader who is slow: up to 15 minutes between one question and the next.
     */
    void read(Runnable work);
}
