package tandemsim.connector;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.mishap.Mishap;

/**
 * A Web Connector on one PC, in one Windows profile. Applications are added from .qwc files; {@link #update} then runs what a click
 * on "Update Selected" or the schedule starts. One update at a time, as the real one does it.
 */
public final class WebConnector {

    static final String FILE_ID = "FileID";
    static final String APP_LOCK = "AppLock";

    private final QuickBooks quickBooks;
    private final ConnectorSettings settings;
    private final List<QwcFile> applications = new ArrayList<>();
    private final List<LateAnswer> late = new ArrayList<>();

    public WebConnector(QuickBooks quickBooks, ConnectorSettings settings) {
        this.quickBooks = quickBooks;
        this.settings = settings;
    }

    public WebConnector(QuickBooks quickBooks) {
        this(quickBooks, ConnectorSettings.usual());
    }

    public QuickBooks quickBooks() {
        return quickBooks;
    }

    public ConnectorSettings settings() {
        return settings;
    }

    /**
     * Adds an application to the file that is open in QuickBooks, an administrator agreeing: checks the .qwc file and its addresses,
     * grants the application access, and writes the FileID into the company file.
     *
     * @param qwc the content of the .qwc file
     * @throws NotAdded with the code that the Web Connector would show
     */
    public synchronized QwcFile add(String qwc) throws NotAdded {
        QwcFile application = QwcFile.parse(qwc);
        visit(application);
        CompanyFile file = quickBooks.openFile();
        if (file == null) {
            throw new NotAdded(QbwcCode.FILE_ID_SEARCH, "no company file is open in QuickBooks");
        }
        if (application.readOnly()) {
            throw new NotAdded(
                    QbwcCode.NOT_ADDED, "3263: the application has read-only access and cannot write its FileID");
        }
        for (QwcFile known : applications) {
            boolean samePair = known.ownerId().equalsIgnoreCase(application.ownerId())
                    && known.fileId().equalsIgnoreCase(application.fileId());
            if (samePair && !known.appName().equals(application.appName())) {
                throw new NotAdded(QbwcCode.NOT_ADDED, "unique OwnerID/FileID pair required");
            }
        }
        file.authorise(application.appName());
        String stamped = file.extension(application.ownerId(), FILE_ID);
        if (stamped != null && !stamped.equalsIgnoreCase(application.fileId())) {
            throw new NotAdded(QbwcCode.NOT_ADDED, "unique OwnerID/FileID pair required");
        }
        file.putExtension(application.ownerId(), FILE_ID, application.fileId());
        if (file.extension(application.ownerId(), APP_LOCK) == null) {
            file.putExtension(application.ownerId(), APP_LOCK, "UNLOCKED");
        }
        file.saveQuietly();
        applications.removeIf(known -> known.appName().equals(application.appName()));
        applications.add(application);
        return application;
    }

    /** Takes an application up again that was added in an earlier life of this Web Connector: nothing is checked or written. */
    public synchronized QwcFile resume(String qwc) throws NotAdded {
        QwcFile application = QwcFile.parse(qwc);
        applications.removeIf(known -> known.appName().equals(application.appName()));
        applications.add(application);
        return application;
    }

    /** Removes an application: its FileID in the open company file is cleared. */
    public synchronized void remove(QwcFile application) {
        applications.remove(application);
        CompanyFile file = quickBooks.openFile();
        if (file != null) {
            file.putExtension(application.ownerId(), FILE_ID, "");
        }
    }

    /** One update, with the password that the user typed. Never throws for what the service or QuickBooks do. */
    public synchronized UpdateResult update(QwcFile application, String key, Mishap... mishaps) {
        return update(application, key, UpdateListener.SILENT, List.of(mishaps));
    }

    /** One update; the listener hears what happens. */
    public synchronized UpdateResult update(
            QwcFile application, String key, UpdateListener listener, List<Mishap> mishaps) {
        Fate fate = new Fate(mishaps);
        CompanyFile before = quickBooks.openFile();
        List<String> opened = openOnScreen(before, fate);
        fate.otherFile().ifPresent(other -> quickBooks.open(other.other()));
        if (fate.quickBooksClosed()) {
            quickBooks.close();
        }
        try (SoapClient client = new SoapClient(application.appUrl(), settings, fate, listener)) {
            return new Update(application, key, quickBooks, settings, client, fate, listener, late).run();
        } finally {
            closeOnScreen(before, opened);
            boolean disturbed = fate.otherFile().isPresent() || fate.quickBooksClosed();
            if (disturbed && before != null) {
                quickBooks.open(before);
            }
        }
    }

    /** @return what was not open in a window before: the rest stays open afterwards */
    private static List<String> openOnScreen(@Nullable CompanyFile file, Fate fate) {
        if (file == null) {
            return List.of();
        }
        return fate.onScreen().stream()
                .filter(id -> file.bookkeeper().onScreen(id, true))
                .toList();
    }

    private static void closeOnScreen(@Nullable CompanyFile file, List<String> ids) {
        if (file != null) {
            ids.forEach(id -> file.bookkeeper().onScreen(id, false));
        }
    }

    private void visit(QwcFile application) throws NotAdded {
        URI certificate = application.certUrl().orElse(application.appUrl());
        try (DotNetHttp http = new DotNetHttp(settings)) {
            page(
                    http,
                    certificate,
                    QbwcCode.CERTIFICATE,
                    QbwcCode.CERTIFICATE,
                    "the web application server certificate");
            page(http, application.appSupport(), QbwcCode.SUPPORT_UNREACHABLE, QbwcCode.SUPPORT_STATUS, "AppSupport");
        }
    }

    private static void page(DotNetHttp http, URI address, int unreachable, int wrongStatus, String what)
            throws NotAdded {
        try {
            int status = http.get(address).status();
            if (status != 200 && !(status == 202 && wrongStatus == QbwcCode.SUPPORT_STATUS)) {
                throw new NotAdded(wrongStatus, "could not verify " + what + ": GET answered " + status);
            }
        } catch (SSLException e) {
            throw new NotAdded(
                    QbwcCode.CERTIFICATE, "could not verify the web application server certificate: " + e.getMessage());
        } catch (IOException e) {
            throw new NotAdded(unreachable, "could not reach " + what + ": " + e.getMessage());
        }
    }

    /** The value of the AppLock while this computer works. */
    static String lock(ConnectorSettings settings, long epochSecond) {
        long ticks = (epochSecond + 62_135_596_800L) * 10_000_000L;
        return "LOCKED:" + settings.computerName().toUpperCase(Locale.ROOT) + ":" + ticks;
    }
}
