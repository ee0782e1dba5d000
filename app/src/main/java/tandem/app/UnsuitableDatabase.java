package tandem.app;

/** The database that was named is none that the hub can work on. */
final class UnsuitableDatabase extends RuntimeException {

    UnsuitableDatabase(String message) {
        super(message);
    }
}
