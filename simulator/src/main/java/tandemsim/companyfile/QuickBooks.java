package tandemsim.companyfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.qbxml.Login;

/**
 * QuickBooks on one PC: which company files it can reach, and which one is open on the screen, if any. Two Web Connectors of one PC
 * share one; machines that share a file over the network have one each.
 */
public final class QuickBooks {

    private final List<CompanyFile> reachable = new ArrayList<>();
    private @Nullable CompanyFile open;
    private @Nullable StandIn standIn;

    /** QuickBooks runs and shows this file. */
    public static QuickBooks showing(CompanyFile file) {
        QuickBooks quickBooks = new QuickBooks();
        quickBooks.open(file);
        return quickBooks;
    }

    /** The bookkeeper opens a company file; one that was open is closed. */
    public synchronized void open(CompanyFile file) {
        if (!reachable.contains(file)) {
            reachable.add(file);
        }
        open = file;
    }

    /** QuickBooks is closed; its files can still be opened by path. */
    public synchronized void close() {
        open = null;
    }

    /** The file is not to be found on this PC any more. */
    public synchronized void lose(CompanyFile file) {
        reachable.remove(file);
        if (open == file) {
            open = null;
        }
    }

    /** From now on messages are answered by somebody else, whatever file is open. */
    public synchronized void answerBy(StandIn other) {
        standIn = other;
    }

    public synchronized @Nullable CompanyFile openFile() {
        return open;
    }

    /**
     * Begins a session for an application.
     *
     * @param path the file that the service named; empty for the one that is open
     * @throws ConnectionFailed as QuickBooks would refuse
     */
    public synchronized QuickBooksSession connect(String application, String path) throws ConnectionFailed {
        CompanyFile shown = open;
        CompanyFile wanted = path.isEmpty() ? shown : byPath(path);
        if (path.isEmpty() && wanted == null) {
            throw new ConnectionFailed(
                    ConnectionFailed.NOT_RUNNING,
                    "If QuickBooks is not running, a company file must be specified in the BeginSession call.");
        }
        if (shown != null && shown != wanted) {
            throw new ConnectionFailed(
                    ConnectionFailed.OTHER_FILE_OPEN,
                    "A QuickBooks company data file is already open and it is different from the one requested.");
        }
        if (wanted == null) {
            throw new ConnectionFailed(
                    ConnectionFailed.FILE_NOT_FOUND, "Could not open the specified QuickBooks company data file.");
        }
        if (!wanted.isAuthorised(application)) {
            throw new ConnectionFailed(
                    ConnectionFailed.NEVER_AUTHORISED,
                    "This application has not accessed this QuickBooks company data file before."
                            + " The QuickBooks administrator must grant an application permission to access a"
                            + " QuickBooks company data file for the first time.");
        }
        if (shown == null && !wanted.allowsUnattended()) {
            throw new ConnectionFailed(
                    ConnectionFailed.NO_AUTOMATIC_LOGIN,
                    "This application is not allowed to log into this QuickBooks company data file automatically.");
        }
        return new QuickBooksSession(wanted, new Login(application, shown == null), standIn);
    }

    private @Nullable CompanyFile byPath(String path) {
        return reachable.stream()
                .filter(file -> file.path().equalsIgnoreCase(path))
                .findFirst()
                .orElse(null);
    }
}
