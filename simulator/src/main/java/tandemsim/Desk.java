package tandemsim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.StandIn;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.QwcFile;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.WebConnector;
import tandemsim.mishap.Mishap;

/** A bookkeeper's desk: a stored company file, QuickBooks showing it, and a Web Connector with one application. */
final class Desk {

    private final String qwc;
    private final String key;
    private final FileOptions place;
    private final Screen screen;
    private final UpdateListener listener;
    private final QuickBooks quickBooks = new QuickBooks();
    private final WebConnector connector;
    private @Nullable CompanyFile file;
    private @Nullable FileTime seen;

    Desk(
            String qwc,
            String key,
            FileOptions place,
            ConnectorSettings settings,
            Screen screen,
            UpdateListener listener) {
        this.qwc = qwc;
        this.key = key;
        this.place = place;
        this.screen = screen;
        this.listener = listener;
        this.connector = new WebConnector(quickBooks, settings);
    }

    /** What the service asks is answered by somebody else, beside the company file. */
    void answersBy(StandIn other) {
        quickBooks.answerBy(other);
    }

    UpdateResult update(List<Mishap> mishaps) throws NotAdded, IOException {
        try (StoredFileLock held = StoredFileLock.take(place.path())) {
            CompanyFile open = open();
            QwcFile application = application(open);
            for (Mishap mishap : mishaps) {
                if (mishap instanceof Mishap.OtherFileOpen other) {
                    other.other().authorise(application.appName());
                }
            }
            UpdateResult result = connector.update(application, key, listener, mishaps);
            screen.ends(result, !mishaps.isEmpty());
            seen = Files.getLastModifiedTime(place.path());
            return result;
        }
    }

    /** Another process may have changed the stored file since. */
    private CompanyFile open() throws IOException {
        CompanyFile known = file;
        if (known != null && Files.getLastModifiedTime(place.path()).equals(seen)) {
            return known;
        }
        if (!place.exists()) {
            screen.says("Generating a company file (" + place.profile().name() + ") at " + place.path() + " ...");
        }
        CompanyFile opened = place.open();
        if (known != null) {
            quickBooks.lose(known);
        }
        quickBooks.open(opened);
        file = opened;
        return opened;
    }

    private QwcFile application(CompanyFile open) throws NotAdded {
        QwcFile application = connector.resume(qwc);
        String stamped = open.extension(application.ownerId(), "FileID");
        if (application.fileId().equalsIgnoreCase(stamped == null ? "" : stamped)) {
            return application;
        }
        QwcFile added = connector.add(qwc);
        screen.says("Added \"" + added.appName() + "\" to \""
                + open.truth().company().name() + "\".");
        return added;
    }
}
