package tandem.api.mirror;

/** A mirrored record as the contract shows it. */
interface Shown {

    String id();

    long version();
}
