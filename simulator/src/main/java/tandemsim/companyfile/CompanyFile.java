package tandemsim.companyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Extension;
import tandemsim.companyfile.books.Ledger;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Generator;
import tandemsim.companyfile.profile.Profile;
import tandemsim.companyfile.qbxml.Habits;
import tandemsim.companyfile.qbxml.Host;
import tandemsim.companyfile.qbxml.Iterators;
import tandemsim.companyfile.qbxml.Login;
import tandemsim.companyfile.qbxml.MessageProcessor;

/**
 * One simulated company file. It answers qbXML, can be changed as a bookkeeper would change it, and tells tests exactly what it
 * holds. Safe for use by several threads: one message, change or question at a time.
 */
public final class CompanyFile {

    private final PcClock clock;
    private final @Nullable Path storedAt;
    private String path;
    private Books books;
    private Habits habits = Habits.usual();
    private Host host = Host.quickBooks2024();

    private CompanyFile(Books books, PcClock clock, @Nullable Path storedAt) {
        this.books = books;
        this.clock = clock;
        this.storedAt = storedAt;
        this.path = "C:\\QuickBooks\\"
                + books.company.name.replaceAll("[^A-Za-z0-9]+", " ").strip() + ".QBW";
    }

    /** A generated company file that lives in memory only. */
    public static CompanyFile generate(Profile profile, long seed, PcClock clock) {
        return new CompanyFile(new Generator(profile, seed, clock).generate(), clock, null);
    }

    /** A generated company file, stored at once. */
    public static CompanyFile generate(Profile profile, long seed, PcClock clock, Path storedAt) throws IOException {
        CompanyFile file = new CompanyFile(new Generator(profile, seed, clock).generate(), clock, storedAt);
        file.save();
        return file;
    }

    /** A company file that was stored before; it will be stored at the same place. */
    public static CompanyFile load(Path storedAt, PcClock clock) throws IOException {
        return new CompanyFile(BooksReader.read(storedAt), clock, storedAt);
    }

    /** The path under which QuickBooks shows the file; not where the simulator stores it. */
    public synchronized String path() {
        return path;
    }

    /** The file was moved or renamed on the PC. */
    public synchronized void moveTo(String newPath) {
        path = newPath;
    }

    public PcClock clock() {
        return clock;
    }

    public Host host() {
        return host;
    }

    /** The file is opened by another version of QuickBooks from now on. */
    public synchronized void openedWith(Host quickBooks) {
        host = quickBooks;
    }

    /** From now on the file behaves in this way where Intuit leaves open how. */
    public synchronized void behave(Habits newHabits) {
        habits = newHabits;
    }

    /** What tests may ask. */
    public Truth truth() {
        return new Truth(this);
    }

    /** What a bookkeeper, an administrator or fate does to the file, outside any Web Connector. */
    public Bookkeeper bookkeeper() {
        return new Bookkeeper(this);
    }

    /** The file as it is now, to be restored later. */
    public synchronized Backup backup() {
        return new Backup(Backup.pack(books));
    }

    /** Another company file with the same content, identifiers and marks: a copy made by Windows, which QuickBooks cannot tell. */
    public synchronized CompanyFile copy() {
        CompanyFile copy = new CompanyFile(backup().unpack(), clock, null);
        copy.habits = habits;
        copy.host = host;
        copy.path = path;
        return copy;
    }

    /** An administrator lets an application work with this file. */
    public synchronized void authorise(String application) {
        if (books.company.authorised.add(application)) {
            saveQuietly();
        }
    }

    public synchronized boolean isAuthorised(String application) {
        return books.company.authorised.contains(application);
    }

    synchronized boolean allowsUnattended() {
        return books.company.unattendedAllowed;
    }

    /** The value of a private data extension of the company; absent when it was never set. */
    public synchronized @Nullable String extension(String ownerId, String name) {
        Extension extension = books.company.extension(ownerId, name);
        return extension == null || !extension.set() ? null : extension.value();
    }

    /** Somebody else's program, or a hand, writes a private data extension of the company; stored with the next change. */
    public synchronized void putExtension(String ownerId, String name, String value) {
        books.company.put(
                new Extension(ownerId.toUpperCase(java.util.Locale.ROOT), name, "STR255TYPE", value, !value.isEmpty()));
    }

    synchronized MessageProcessor.Processed process(
            String message, Login login, Iterators iterators, MessageProcessor.Memory memory) {
        MessageProcessor.Processed processed =
                new MessageProcessor(ledger(), host, habits).process(message, login, iterators, memory);
        if (processed.wrote()) {
            saveQuietly();
        }
        return processed;
    }

    /** Asks something of the books. */
    synchronized <T> T ask(Function<Books, T> question) {
        return question.apply(books);
    }

    /** Changes the books by hand. */
    synchronized <T> T change(Function<Ledger, T> change) {
        T result = change.apply(ledger());
        saveQuietly();
        return result;
    }

    /** Puts other content in the place of this file's, as a restore does. */
    synchronized void replaceBy(Books other) {
        books = other;
        saveQuietly();
    }

    private Ledger ledger() {
        return new Ledger(books, clock, habits.linksTouch());
    }

    /** Stores the file if it has a place; a reader of that place never sees half a file. */
    public synchronized void save() throws IOException {
        Path place = storedAt;
        if (place != null) {
            BooksWriter.write(books, place);
        }
    }

    /** As {@link #save}, for callers that cannot go on without it. */
    public void saveQuietly() {
        try {
            save();
        } catch (IOException e) {
            throw new UncheckedIOException("the company file could not be stored", e);
        }
    }
}
