package tandemsim.companyfile.books;

/** What every record of a company file carries. Fields are plain: the rules live in {@link Books} and {@link Ledger}. */
public abstract sealed class Entry permits ListEntry, Txn {

    public long id;
    public long createdWall;
    public long modifiedWall;
    public long editSequence;

    /** The record was saved: its time and edit sequence move, in whole seconds. */
    public void touch(PcClock clock) {
        modifiedWall = clock.wall();
        editSequence = clock.epochSecond();
    }
}
